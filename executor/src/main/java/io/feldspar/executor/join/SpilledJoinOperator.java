package io.feldspar.executor.join;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.SpilledPartitions;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.vector.Batch;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Joins with a build side that is on disk, partition by partition (a grace hash join).
///
/// ```text
/// probe side ── spread over partitions by the same hash, on disk
///
/// partition:  build rows fit memory                  a table, as in memory
///             they do not                            spread again, one level deeper
///             most of them have one key, or NOT IN,
///             or no keys at all                      a join by blocks
/// ```
final class SpilledJoinOperator implements Operator {

    /// Spreading helped if the largest partition has at most so many tenths of the rows.
    private static final int DIVIDED = 8;

    private final Operator input;
    private final SpilledPartitions build;
    private final JoinShape shape;
    private final long share;
    private final OperatorContext context;
    private @Nullable SpilledPartitions probe;
    private int nextPartition;
    private @Nullable BuildSide side;
    private @Nullable Operator current;

    /// @param build stays open
    /// @param share see [BuildReader#read]
    SpilledJoinOperator(
            Operator input,
            SpilledPartitions build,
            JoinShape shape,
            long share,
            OperatorContext context) {
        this.input = input;
        this.build = build;
        this.shape = shape;
        this.share = share;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        SpilledPartitions rows = probe;
        if (rows == null) {
            rows = spreadProbe();
        }
        while (true) {
            Operator join = current;
            if (join == null) {
                join = nextJoin(rows);
                if (join == null) {
                    return null;
                }
                current = join;
            }
            Batch batch = join.next();
            if (batch != null) {
                return batch;
            }
            endPartition();
        }
    }

    private SpilledPartitions spreadProbe() {
        int[] keys =
                shape.divisible()
                        ? shape.probeKeys().stream().mapToInt(Integer::intValue).toArray()
                        : new int[0];
        SpilledPartitions target = new SpilledPartitions(keys, build.level(), context);
        probe = target;
        boolean onlyMatches =
                shape.divisible()
                        && (shape.type() == JoinType.INNER || shape.type() == JoinType.SEMI);
        IntPredicate wanted = onlyMatches ? p -> build.rows(p) > 0 : _ -> true;
        try (SpillBuffer buffer = new SpillBuffer(target, wanted, shape.probeTypes(), context)) {
            for (Batch batch = input.next(); batch != null; batch = input.next()) {
                context.checkCancelled();
                buffer.add(batch);
            }
            buffer.flush();
        }
        return target;
    }

    /// The join of the next partition that may have rows, or null where there is none.
    private @Nullable Operator nextJoin(SpilledPartitions rows) {
        if (!shape.divisible()) {
            return nextPartition++ > 0
                    ? null
                    : byBlocks(rows.rows(), rows, -1, build.readAll(context));
        }
        while (nextPartition < SpilledPartitions.PARTITIONS) {
            int p = nextPartition++;
            if (rows.rows(p) > 0 || (build.rows(p) > 0 && shape.type() == JoinType.FULL)) {
                return join(rows, p);
            }
        }
        return null;
    }

    private Operator join(SpilledPartitions rows, int p) {
        boolean divided = build.rows(p) <= build.rows() / 10 * DIVIDED;
        if (!divided || build.level() + 1 >= SpilledPartitions.MAX_LEVEL) {
            return byBlocks(rows.rows(p), rows, p, build.read(p, context));
        }
        BuildSide read =
                BuildReader.read(
                        build.read(p, context)::next,
                        shape.build(),
                        build.level() + 1,
                        BuildHelpers.ALONE,
                        share,
                        context);
        side = read;
        return shape.join(rows.read(p, context), read, false, share, context);
    }

    /// @param p the partition of the probe side; -1 for all
    private Operator byBlocks(long count, SpilledPartitions rows, int p, Operator buildRows) {
        return new BlockJoinOperator(
                () -> p < 0 ? rows.readAll(context) : rows.read(p, context),
                count,
                buildRows,
                shape,
                share,
                context);
    }

    private void endPartition() {
        if (current != null) {
            current.close();
            current = null;
        }
        if (side != null) {
            side.close();
            side = null;
        }
    }

    @Override
    public void close() {
        endPartition();
        if (probe != null) {
            probe.close();
        }
        input.close();
    }
}
