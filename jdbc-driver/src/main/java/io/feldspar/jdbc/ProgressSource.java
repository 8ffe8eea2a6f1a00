package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineProgress;

/// What a statement unwraps to for those who show how far it has come.
public interface ProgressSource {

    /// May be called from any thread.
    EngineProgress progress();
}
