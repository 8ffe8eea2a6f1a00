package io.feldspar.planner.lowering;

import io.feldspar.executor.join.BuildRows;
import io.feldspar.executor.join.NestedLoopJoinOperator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.plan.PhysicalPlan.NestedLoopJoin;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A join without keys whose build side is this task's alone: its rows are freed with the operator.
final class OwnRowsJoin implements Operator {

    private final Operator build;
    private final BuildRows rows;
    private final Operator join;

    private OwnRowsJoin(Operator build, BuildRows rows, Operator join) {
        this.build = build;
        this.rows = rows;
        this.join = join;
    }

    static Operator open(
            NestedLoopJoin plan,
            Operator probe,
            Operator build,
            List<Type> probeTypes,
            List<Type> buildTypes,
            @Nullable Selector condition,
            OperatorContext context) {
        BuildRows rows = BuildRows.build(new OperatorIterator(build), buildTypes, context);
        try {
            Operator join =
                    new NestedLoopJoinOperator(
                            probe, rows, false, plan.type(), probeTypes, condition, context);
            return new OwnRowsJoin(build, rows, join);
        } catch (RuntimeException | Error e) {
            rows.close();
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
        build.close();
        rows.close();
    }
}
