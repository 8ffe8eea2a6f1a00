package io.feldspar.executor.task;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.join.BuildHelpers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Values that the first task to ask makes and all tasks share; others wait meanwhile, and help
/// where the maker shares its work. Where making one fails, the next to ask tries again.
/// Thread-safe.
final class Memoizer<K, V> {

    /// Makes a value.
    @FunctionalInterface
    interface Maker<V> {
        V make(BuildHelpers helpers) throws Exception;
    }

    private record Making<V>(FutureTask<V> value, TaskBuildHelpers helpers) {

        static <V> Making<V> of(Maker<V> maker, int helperCount) {
            TaskBuildHelpers helpers = new TaskBuildHelpers(helperCount);
            return new Making<>(new FutureTask<>(() -> maker.make(helpers)), helpers);
        }

        void run() {
            try {
                value.run();
            } finally {
                helpers.dismiss();
            }
        }
    }

    private final int helperCount;
    private final Map<K, Making<V>> values = new ConcurrentHashMap<>();

    /// @param helperCount how many tasks can run at a time
    Memoizer(int helperCount) {
        this.helperCount = helperCount;
    }

    V get(K key, Maker<V> maker) throws InterruptedException {
        Making<V> present = values.get(key);
        if (present == null) {
            Making<V> making = Making.of(maker, helperCount);
            present = values.putIfAbsent(key, making);
            if (present == null) {
                making.run();
                present = making;
            }
        }
        present.helpers.help();
        try {
            return present.value.get();
        } catch (ExecutionException e) {
            values.remove(key, present);
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> new IllegalStateException("a task failed without a cause");
            case FeldsparException known -> known.causedBy(known);
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }

    /// Forgets all values, each after `free`.
    void clear(Consumer<V> free) {
        for (Making<V> making : values.values()) {
            FutureTask<V> value = making.value;
            if (value.state() == FutureTask.State.SUCCESS) {
                free.accept(value.resultNow());
            }
        }
        values.clear();
    }
}
