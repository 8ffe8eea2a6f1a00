package io.feldspar.rdd;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// An action that runs by itself. Cancelling it cancels its job.
public final class FutureAction<R> extends CompletableFuture<R> {

    private final Thread thread;

    private FutureAction(Supplier<R> action) {
        // The thread inherits the local properties of the one that starts it, job group included.
        this.thread =
                Thread.ofVirtual()
                        .unstarted(
                                () -> {
                                    try {
                                        complete(action.get());
                                    } catch (Throwable e) {
                                        // Functions of users may throw checked exceptions.
                                        completeExceptionally(e);
                                    }
                                });
    }

    static <R> FutureAction<R> start(Supplier<R> action) {
        FutureAction<R> future = new FutureAction<>(action);
        future.thread.start();
        return future;
    }

    /// Cancels the job that the action waits for, whatever the argument.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        thread.interrupt();
        return cancelled;
    }
}
