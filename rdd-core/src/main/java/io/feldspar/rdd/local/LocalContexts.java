package io.feldspar.rdd.local;

import io.feldspar.rdd.ContextProvider;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.settings.LocalSettings;

/// Contexts over a [LocalEngine].
public final class LocalContexts implements ContextProvider {

    @Override
    public FeldsparContext start(LocalSettings settings) {
        return new DriverContext(LocalEngine.start(settings));
    }
}
