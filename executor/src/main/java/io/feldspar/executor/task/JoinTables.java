package io.feldspar.executor.task;

import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.join.BuildRows;
import io.feldspar.executor.join.JoinTable;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.JoinBuild;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/// The build sides of a query's joins that every task needs whole: each is made once on this
/// executor, by the first task that needs it, with those that wait for it, and shared by all.
final class JoinTables {

    /// Each scan measures for itself whether a filter is of use to it.
    private record FilterKey(JoinBuild table, int key, int scan) {}

    private final Memoizer<JoinBuild, JoinTable> tables;
    private final Memoizer<FilterKey, Optional<RuntimeFilter>> filters;
    private final Memoizer<Integer, BuildRows> rows;

    /// @param threads how many tasks run at a time
    JoinTables(int threads) {
        tables = new Memoizer<>(threads);
        filters = new Memoizer<>(threads);
        rows = new Memoizer<>(threads);
    }

    /// The table of a build side, built now if it is not there yet.
    ///
    /// @param rows reads the build side
    JoinTable table(
            JoinBuild build,
            Supplier<Iterator<Batch>> rows,
            OperatorContext context,
            TaskContext task) {
        return shared(
                tables,
                build,
                helpers ->
                        JoinTable.build(
                                rows.get(),
                                build.input().schema().types(),
                                build.keys(),
                                build.nullSafe(),
                                helpers,
                                context),
                context,
                task);
    }

    /// The runtime filter that key `key` of the table gives to a scan; empty where it gives none.
    ///
    /// @param scan the scan's identifier
    Optional<RuntimeFilter> filter(
            JoinBuild build,
            int key,
            int scan,
            Supplier<Iterator<Batch>> rows,
            OperatorContext context,
            TaskContext task) {
        JoinTable table = table(build, rows, context, task);
        return shared(
                filters,
                new FilterKey(build, key, scan),
                _ -> Optional.ofNullable(table.runtimeFilter(key)),
                context,
                task);
    }

    /// The rows that an exchange broadcasts, for a join without keys.
    ///
    /// @param maker makes them where no other task has
    BuildRows rows(
            int exchange, Supplier<BuildRows> maker, OperatorContext context, TaskContext task) {
        return shared(rows, exchange, _ -> maker.get(), context, task);
    }

    private static <K, V> V shared(
            Memoizer<K, V> values,
            K key,
            Memoizer.Maker<V> maker,
            OperatorContext context,
            TaskContext task) {
        try {
            return values.get(
                    key, maker, error -> task.cancelled() || error instanceof FetchFailedException);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.checkCancelled();
            throw new IllegalStateException("interrupted while a join table was built", e);
        }
    }

    /// Frees all tables.
    void close() {
        filters.clear(_ -> {});
        tables.clear(JoinTable::close);
        rows.clear(BuildRows::close);
    }
}
