package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.parser.DeepStack;
import java.util.function.Supplier;

/// What goes through Calcite, whose errors users never see.
final class Guarded {

    private Guarded() {}

    /// Lets only our own errors out, whatever the libraries below throw at a query.
    static <T> T run(Supplier<T> work) {
        try {
            return DeepStack.call(work);
        } catch (FeldsparException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            // Calcite calls itself by reflection, which wraps our errors.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof FeldsparException own) {
                    throw own;
                }
            }
            throw new FeldsparException(
                    ErrorCode.INTERNAL_ERROR,
                    "The query cannot be analyzed: %s".formatted(e),
                    "Write it in another way, and please report it.",
                    e);
        }
    }
}
