package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs recursive work so that deep but legal statements do not overflow the caller's stack.
///
/// The work first runs on the caller's thread, where nearly every statement fits; one that does not
/// is run again on a thread with a large stack, and one that does not fit there either is refused.
public final class DeepStack {

    private static final long LARGE = 512L << 20;

    private DeepStack() {}

    /// @throws FeldsparException with STATEMENT_TOO_COMPLEX where even the large stack overflows
    public static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError e) {
            if (overflowed(e)) {
                return onLargeStack(work);
            }
            throw e;
        }
    }

    /// Whether the stack overflowed: Calcite calls itself by reflection, which wraps the error.
    private static boolean overflowed(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return true;
            }
        }
        return false;
    }

    private static <T> T onLargeStack(Supplier<T> work) {
        Outcome<T> outcome = new Outcome<>();
        Thread thread = new Thread(null, () -> outcome.run(work), "feldspar-planner", LARGE);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeldsparException(
                    ErrorCode.QUERY_CANCELLED, "The query was cancelled while it was planned.");
        }
        return outcome.get();
    }

    private static final class Outcome<T> {

        private @Nullable T value;
        private @Nullable RuntimeException failure;

        void run(Supplier<T> work) {
            try {
                value = work.get();
            } catch (RuntimeException | StackOverflowError e) {
                failure =
                        e instanceof RuntimeException other && !overflowed(e)
                                ? other
                                : new FeldsparException(
                                        ErrorCode.STATEMENT_TOO_COMPLEX,
                                        "The statement is nested too deeply to be planned",
                                        "Split it, or use common table expressions.");
            }
        }

        T get() {
            if (failure != null) {
                throw failure;
            }
            if (value == null) {
                throw new IllegalStateException("planning ended without a result");
            }
            return value;
        }
    }
}
