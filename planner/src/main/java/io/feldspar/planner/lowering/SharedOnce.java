package io.feldspar.planner.lowering;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.join.Crew;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Values that the first task to ask makes and all tasks share; others wait meanwhile, and help
/// where the maker shares its work. Where making one fails, the next to ask tries again.
/// Thread-safe.
final class SharedOnce<K, V> {

    /// Makes a value.
    @FunctionalInterface
    interface Maker<V> {
        V make(Crew crew) throws Exception;
    }

    private record Making<V>(FutureTask<V> value, TaskCrew crew) {

        static <V> Making<V> of(Maker<V> maker, int crewSize) {
            TaskCrew crew = new TaskCrew(crewSize);
            return new Making<>(new FutureTask<>(() -> maker.make(crew)), crew);
        }

        void run() {
            try {
                value.run();
            } finally {
                crew.dismiss();
            }
        }
    }

    private final int crewSize;
    private final Map<K, Making<V>> values = new ConcurrentHashMap<>();

    /// @param crewSize how many tasks can run at a time
    SharedOnce(int crewSize) {
        this.crewSize = crewSize;
    }

    V get(K key, Maker<V> maker) throws InterruptedException {
        Making<V> present = values.get(key);
        if (present == null) {
            Making<V> making = Making.of(maker, crewSize);
            present = values.putIfAbsent(key, making);
            if (present == null) {
                making.run();
                present = making;
            }
        }
        present.crew.help();
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
            case FeldsparException known ->
                    new FeldsparException(known.code(), String.valueOf(known.getMessage()), known);
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
