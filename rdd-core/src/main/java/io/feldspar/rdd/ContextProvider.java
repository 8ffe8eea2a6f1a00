package io.feldspar.rdd;

import io.feldspar.rdd.settings.LocalSettings;
import java.util.ServiceLoader;

/// Starts contexts. Found by [ServiceLoader], so that the API does not
/// know the engine which knows the API.
public interface ContextProvider {

    /// Whether it knows such a master.
    boolean runs(String master);

    /// @param settings those that concern a context in this process
    FeldsparContext start(String master, LocalSettings settings);

    /// A provider for the master.
    static ContextProvider find(String master) {
        return ServiceLoader.load(ContextProvider.class, ContextProvider.class.getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.runs(master))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no ContextProvider on the class path knows the master '%s'"
                                                .formatted(master)));
    }
}
