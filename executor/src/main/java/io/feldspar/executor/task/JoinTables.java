package io.feldspar.executor.task;

import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.join.BuildHelpers;
import io.feldspar.executor.join.BuildReader;
import io.feldspar.executor.join.BuildShape;
import io.feldspar.executor.join.BuildSide;
import io.feldspar.executor.join.JoinTable;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.JoinBuild;
import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.TaskContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The build sides of a query's joins that every task needs whole: each is made once on this
/// executor, by the first task that needs it, with those that wait for it, and shared by all.
final class JoinTables {

    /// Each scan measures for itself whether a filter is of use to it.
    private record FilterKey(JoinBuild table, int key, int scan) {}

    /// What a build side may hold in any case.
    private static final long LEAST_SHARE = 1 << 20;

    private final Memoizer<JoinBuild, BuildSide> sides;
    private final Memoizer<FilterKey, Optional<RuntimeFilter>> filters;
    private final AtomicLong held = new AtomicLong();

    /// @param threads how many tasks run at a time
    JoinTables(int threads) {
        sides = new Memoizer<>(threads);
        filters = new Memoizer<>(threads);
    }

    /// The build side, read now if it is not there yet.
    ///
    /// @param rows reads it
    BuildSide side(
            JoinBuild build, Supplier<Operator> rows, OperatorContext context, TaskContext task) {
        return shared(
                sides, build, helpers -> read(build, rows.get(), helpers, context), context, task);
    }

    private BuildSide read(
            JoinBuild build, Operator rows, BuildHelpers helpers, OperatorContext context) {
        BuildShape shape =
                new BuildShape(build.input().schema().types(), build.keys(), build.nullSafe());
        BuildSide read = BuildReader.read(rows::next, shape, helpers, share(context), context);
        if (read instanceof BuildSide.InMemory inMemory) {
            held.addAndGet(inMemory.retainedBytes());
        }
        return read;
    }

    /// Where memory is short, a build side may hold half of what those before it have left of a
    /// quarter: all of them stay until the query ends.
    private long share(OperatorContext context) {
        long quarter = context.memory().effectiveLimit() / 4;
        return Math.max(LEAST_SHARE, (quarter - held.get()) / 2);
    }

    /// The runtime filter that key `key` of the build side gives to a scan; empty where it gives
    /// none, as one on disk does.
    ///
    /// @param scan the scan's identifier
    Optional<RuntimeFilter> filter(
            JoinBuild build,
            int key,
            int scan,
            Supplier<Operator> rows,
            OperatorContext context,
            TaskContext task) {
        BuildSide side = side(build, rows, context, task);
        if (!(side instanceof JoinTable table)) {
            return Optional.empty();
        }
        return shared(
                filters,
                new FilterKey(build, key, scan),
                _ -> Optional.ofNullable(table.runtimeFilter(key)),
                context,
                task);
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

    /// Frees all build sides.
    void close() {
        filters.clear(_ -> {});
        sides.clear(BuildSide::close);
    }
}
