package io.feldspar.session.operation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The state of an operation, with its times and its error. Thread-safe.
final class Lifecycle {

    private final Consumer<OperationState> listener;
    private final Instant submitted = Instant.now();
    private OperationState state = OperationState.QUEUED;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private @Nullable FeldsparException error;

    /// @param listener told of every change, in order
    Lifecycle(Consumer<OperationState> listener) {
        this.listener = listener;
    }

    /// Moves on.
    ///
    /// @return false, and nothing happened, where the state does not allow it
    synchronized boolean to(OperationState next) {
        if (!state.mayBecome(next)) {
            return false;
        }
        state = next;
        if (next == OperationState.PLANNING) {
            started = Instant.now();
        }
        if (next.ended()) {
            ended = Instant.now();
        }
        listener.accept(next);
        notifyAll();
        return true;
    }

    /// Goes back from FINISHING, where the effects were refused, to try again.
    synchronized void again() {
        if (state == OperationState.FINISHING) {
            state = OperationState.RUNNING;
            listener.accept(state);
        }
    }

    /// Ends because of what its work met.
    ///
    /// @return false, and nothing happened, where it had ended
    synchronized boolean fail(FeldsparException reason) {
        return end(
                reason.code() == ErrorCode.QUERY_CANCELLED
                        ? OperationState.CANCELLED
                        : OperationState.FAILED,
                reason);
    }

    /// Ends because somebody wants it to.
    ///
    /// @return false, and nothing happened, where it had ended or is FINISHING
    synchronized boolean interrupt(OperationState last, FeldsparException reason) {
        return state != OperationState.FINISHING && end(last, reason);
    }

    private boolean end(OperationState last, FeldsparException reason) {
        if (state.ended()) {
            return false;
        }
        error = reason;
        return to(last);
    }

    synchronized OperationState state() {
        return state;
    }

    Instant submitted() {
        return submitted;
    }

    synchronized @Nullable Instant started() {
        return started;
    }

    synchronized @Nullable Instant ended() {
        return ended;
    }

    synchronized @Nullable FeldsparException error() {
        return error;
    }

    /// Waits until the state is the given one, or one after it.
    ///
    /// @return false where the time is over before
    synchronized boolean await(OperationState least, Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        while (state.ordinal() < least.ordinal()) {
            long left = limit.minusNanos(System.nanoTime() - start).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
