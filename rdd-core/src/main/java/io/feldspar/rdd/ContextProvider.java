package io.feldspar.rdd;

import io.feldspar.rdd.settings.LocalSettings;
import java.util.ServiceLoader;

/// Starts contexts that run in this process. Found by [ServiceLoader], so that the API does not
/// know the engine which knows the API.
public interface ContextProvider {

    FeldsparContext start(LocalSettings settings);

    /// The provider of this library.
    static ContextProvider find() {
        return ServiceLoader.load(ContextProvider.class, ContextProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no ContextProvider is registered; the entries of"
                                                + " META-INF/services are missing on the class"
                                                + " path"));
    }
}
