package io.feldspar.executor.task;

import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.join.BuildRows;
import io.feldspar.executor.join.JoinTable;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import java.util.List;
import java.util.Optional;

/// The build sides of a running query's joins: each is made once in this process, by the first task
/// that needs it, with those that wait for it, and shared by all.
public final class JoinTables implements AutoCloseable {

    /// A table: the keys over what a shuffle broadcasts.
    private record Key(int shuffle, List<Integer> keys, List<Boolean> nullSafe) {}

    /// Each scan measures for itself whether a filter is of use to it.
    private record FilterKey(Key table, int key, int scan) {}

    /// How to make a table.
    public record Source(
            ShuffleDependency<Batch, Batch> shuffle,
            List<Type> types,
            List<Integer> keys,
            List<Boolean> nullSafe,
            PhysicalPlan node) {

        private Key key() {
            return new Key(shuffle.shuffleId(), keys, nullSafe);
        }
    }

    /// The runtime filter that key `key` of a table gives to column `column` of a scan.
    public record FilterSource(QueryRuntime runtime, Source source, int key, int column) {

        public Optional<RuntimeFilter> filter(TaskContext task, int scan) {
            return runtime.joinTables().filter(this, task, scan);
        }
    }

    private final Memoizer<Key, JoinTable> tables;
    private final Memoizer<FilterKey, Optional<RuntimeFilter>> filters;
    private final Memoizer<Integer, BuildRows> rows;

    /// @param parallelism how many tasks can run at a time
    JoinTables(int parallelism) {
        tables = new Memoizer<>(parallelism);
        filters = new Memoizer<>(parallelism);
        rows = new Memoizer<>(parallelism);
    }

    /// The table, built now if it is not there yet.
    public JoinTable table(Source source, QueryRuntime runtime, TaskContext task) {
        return shared(
                tables,
                source.key(),
                helpers ->
                        JoinTable.build(
                                task.readShuffle(source.shuffle, 0),
                                source.types,
                                source.keys,
                                source.nullSafe,
                                helpers,
                                runtime.context(task, source.node)),
                runtime,
                task);
    }

    private Optional<RuntimeFilter> filter(FilterSource from, TaskContext task, int scan) {
        JoinTable table = table(from.source, from.runtime, task);
        return shared(
                filters,
                new FilterKey(from.source.key(), from.key, scan),
                _ -> Optional.ofNullable(table.runtimeFilter(from.key)),
                from.runtime,
                task);
    }

    /// The rows that a shuffle broadcasts, for a join without keys.
    public BuildRows rows(
            ShuffleDependency<Batch, Batch> shuffle,
            List<Type> types,
            PhysicalPlan node,
            QueryRuntime runtime,
            TaskContext task) {
        return shared(
                rows,
                shuffle.shuffleId(),
                _ ->
                        BuildRows.build(
                                task.readShuffle(shuffle, 0), types, runtime.context(task, node)),
                runtime,
                task);
    }

    private static <K, V> V shared(
            Memoizer<K, V> values,
            K key,
            Memoizer.Maker<V> maker,
            QueryRuntime runtime,
            TaskContext task) {
        try {
            return values.get(
                    key, maker, error -> task.cancelled() || error instanceof FetchFailedException);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            runtime.checkCancelled(task);
            throw new IllegalStateException("interrupted while a join table was built", e);
        }
    }

    @Override
    public void close() {
        filters.clear(_ -> {});
        tables.clear(JoinTable::close);
        rows.clear(BuildRows::close);
    }
}
