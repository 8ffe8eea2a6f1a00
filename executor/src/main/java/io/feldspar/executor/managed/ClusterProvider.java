package io.feldspar.executor.managed;

import io.feldspar.executor.cluster.ClusterDriver;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.ServiceLoader;

/// Starts drivers on the clusters of one resource manager. Implementations are found by
/// `ServiceLoader`; each is an optional part.
public interface ClusterProvider {

    /// Whether the master names a cluster of this kind.
    boolean runs(String master);

    /// Requests executors. Does not wait for them: the first tasks do.
    ///
    /// @throws FeldsparException where the resource manager cannot be reached or refuses
    ClusterDriver start(ManagedApplication application);

    /// The provider on the class path that runs such masters.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where there is none
    static ClusterProvider find(String master) {
        return ServiceLoader.load(ClusterProvider.class, ClusterProvider.class.getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.runs(master))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FeldsparException(
                                        ErrorCode.INVALID_PARAMETER,
                                        "The part of Feldspar for the master '%s' is not installed"
                                                .formatted(master),
                                        "docs/clusters says how: unpack feldspar-kubernetes or"
                                                + " feldspar-yarn into the directory of Feldspar, or"
                                                + " name its JARs in FELDSPAR_CLASSPATH."));
    }
}
