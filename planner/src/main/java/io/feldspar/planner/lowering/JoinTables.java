package io.feldspar.planner.lowering;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.join.JoinTable;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The join tables of a running query: each is built once in this process, by the first task that
/// needs it, and shared by all.
final class JoinTables implements AutoCloseable {

    /// A table: the keys over what a shuffle broadcasts.
    record Key(int shuffle, List<Integer> keys, List<Boolean> nullSafe) {}

    /// How to make a table.
    record Source(
            ShuffleDependency<Batch, Batch> shuffle,
            List<Type> types,
            List<Integer> keys,
            List<Boolean> nullSafe,
            PhysicalPlan node) {}

    /// The runtime filter that key `key` of a table gives to column `column` of a scan.
    record FilterSource(QueryRuntime runtime, Source source, int key, int column) {

        Optional<RuntimeFilter> filter(TaskContext task) {
            return Optional.ofNullable(
                    runtime.joinTables().table(source, runtime, task).runtimeFilter(key));
        }
    }

    private final Map<Key, FutureTask<JoinTable>> tables = new ConcurrentHashMap<>();

    /// The table, built now if it is not there yet.
    JoinTable table(Source source, QueryRuntime runtime, TaskContext task) {
        Key key = new Key(source.shuffle.shuffleId(), source.keys, source.nullSafe);
        FutureTask<JoinTable> building =
                new FutureTask<>(() -> build(source, runtime, task));
        FutureTask<JoinTable> present = tables.putIfAbsent(key, building);
        if (present == null) {
            building.run();
            present = building;
        }
        try {
            return present.get();
        } catch (ExecutionException e) {
            tables.remove(key, present);
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            runtime.checkCancelled(task);
            throw new IllegalStateException("interrupted while a join table was built", e);
        }
    }

    private static JoinTable build(Source source, QueryRuntime runtime, TaskContext task) {
        OperatorContext context = runtime.context(task, source.node);
        return JoinTable.build(
                task.readShuffle(source.shuffle, 0),
                source.types,
                source.keys,
                source.nullSafe,
                context);
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> new IllegalStateException("a join table failed without a cause");
            case FeldsparException known ->
                    new FeldsparException(known.code(), String.valueOf(known.getMessage()), known);
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }

    @Override
    public void close() {
        for (FutureTask<JoinTable> table : tables.values()) {
            if (table.state() == FutureTask.State.SUCCESS) {
                table.resultNow().close();
            }
        }
        tables.clear();
    }
}
