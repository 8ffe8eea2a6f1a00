package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineProgress;
import java.util.function.Consumer;

/// What a statement unwraps to for those who show how far it has come.
public interface ProgressSource {

    /// May be called from any thread.
    EngineProgress progress();

    /// Calls the listener whenever the progress has changed, on its own thread, until the returned
    /// object is closed. It stays active across executions of the statement.
    ///
    /// @param everyMillis how often the progress is looked at
    default ProgressWatch watch(long everyMillis, Consumer<EngineProgress> listener) {
        return ProgressWatch.start(this, everyMillis, listener);
    }
}
