package io.feldspar.executor.task;

import io.feldspar.executor.join.BuildHelpers;
import io.feldspar.executor.join.BuildReader;
import io.feldspar.executor.join.BuildSide;
import io.feldspar.executor.join.JoinShape;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// A join whose build side belongs to one task: it is built when the join is opened and freed when
/// the join is closed.
final class PartitionedJoin implements Operator {

    private final Operator buildInput;
    private final BuildSide build;
    private final Operator join;

    private PartitionedJoin(Operator buildInput, BuildSide build, Operator join) {
        this.buildInput = buildInput;
        this.build = build;
        this.join = join;
    }

    /// @param share how much the build side may hold where memory is short
    static Operator open(
            JoinShape shape, Operator probe, Operator build, long share, OperatorContext context) {
        BuildSide side =
                BuildReader.read(build::next, shape.build(), BuildHelpers.ALONE, share, context);
        try {
            Operator join = shape.join(probe, side, false, share, context);
            return new PartitionedJoin(build, side, join);
        } catch (RuntimeException | Error e) {
            side.close();
            throw e;
        }
    }

    @Override
    public @Nullable Batch next() {
        return join.next();
    }

    @Override
    public void close() {
        join.close();
        buildInput.close();
        build.close();
    }
}
