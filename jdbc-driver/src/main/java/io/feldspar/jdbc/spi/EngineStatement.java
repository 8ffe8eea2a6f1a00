package io.feldspar.jdbc.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One SQL statement, which may be executed again and again, one execution at a time.
///
/// One thread at a time calls it, except that [#cancel()] and [#progress()] may come from any.
public interface EngineStatement extends AutoCloseable {

    /// Parses and validates without running.
    StatementShape describe() throws EngineException;

    /// Runs the statement. Values for `?` are those that [TypeKind#valueClass()] names, or null.
    ///
    /// Returns as soon as the first rows can be fetched. The result before this one is closed.
    EngineResult execute(List<@Nullable Object> parameters, ExecutionOptions options)
            throws EngineException;

    /// Asks the running execution to end soon with [EngineException#CANCELLED]. Without one it
    /// does nothing.
    void cancel() throws EngineException;

    /// How far the running execution has come.
    EngineProgress progress();

    /// Closes the result too. Closing again does nothing.
    @Override
    void close() throws EngineException;
}
