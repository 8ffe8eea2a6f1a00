package io.feldspar.planner.lowering;

import io.feldspar.executor.error.FeldsparException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Values that the first task to ask makes and all tasks share; others wait meanwhile. Where making
/// one fails, the next to ask tries again. Thread-safe.
final class SharedOnce<K, V> {

    private final Map<K, FutureTask<V>> values = new ConcurrentHashMap<>();

    V get(K key, Callable<V> maker) throws InterruptedException {
        FutureTask<V> present = values.get(key);
        if (present == null) {
            FutureTask<V> making = new FutureTask<>(maker);
            present = values.putIfAbsent(key, making);
            if (present == null) {
                making.run();
                present = making;
            }
        }
        try {
            return present.get();
        } catch (ExecutionException e) {
            values.remove(key, present);
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> new IllegalStateException("a task failed without a cause");
            case FeldsparException known ->
                    new FeldsparException(known.code(), String.valueOf(known.getMessage()), known);
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }

    /// Forgets all values, each after `free`.
    void clear(Consumer<V> free) {
        for (FutureTask<V> value : values.values()) {
            if (value.state() == FutureTask.State.SUCCESS) {
                free.accept(value.resultNow());
            }
        }
        values.clear();
    }
}
