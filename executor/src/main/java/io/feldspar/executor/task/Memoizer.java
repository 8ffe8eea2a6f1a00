package io.feldspar.executor.task;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.join.BuildHelpers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Values that the first task to ask makes and all tasks share; others wait meanwhile, and help
/// where the maker shares its work. Where making one fails, the next to ask tries again.
///
/// An error that concerns the maker alone, because its task was killed, say, fails nobody else: one
/// of those that wait makes the value instead. Thread-safe.
final class Memoizer<K, V> {

    /// Makes a value.
    @FunctionalInterface
    interface Maker<V> {
        V make(BuildHelpers helpers) throws Exception;
    }

    /// A value on its way.
    private static final class Making<V> {

        private final FutureTask<V> value;
        private final TaskBuildHelpers helpers;
        private volatile boolean failedAlone;

        Making(Maker<V> maker, Predicate<Throwable> concernsMakerAlone, int helperCount) {
            helpers = new TaskBuildHelpers(helperCount);
            value = new FutureTask<>(() -> make(maker, concernsMakerAlone));
        }

        private V make(Maker<V> maker, Predicate<Throwable> concernsMakerAlone) throws Exception {
            try {
                return maker.make(helpers);
            } catch (Throwable e) {
                failedAlone = concernsMakerAlone.test(e);
                throw e;
            }
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

    /// @param concernsMakerAlone whether another task may make the value although this one failed
    ///     with that error
    V get(K key, Maker<V> maker, Predicate<Throwable> concernsMakerAlone)
            throws InterruptedException {
        while (true) {
            Making<V> present = values.get(key);
            boolean mine = false;
            if (present == null) {
                Making<V> making = new Making<>(maker, concernsMakerAlone, helperCount);
                present = values.putIfAbsent(key, making);
                if (present == null) {
                    mine = true;
                    present = making;
                    making.run();
                }
            }
            present.helpers.help();
            try {
                return present.value.get();
            } catch (ExecutionException e) {
                values.remove(key, present);
                if (mine || !present.failedAlone) {
                    throw rethrown(e.getCause());
                }
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause)
            throws InterruptedException {
        return switch (cause) {
            case InterruptedException interrupted -> throw interrupted;
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
