package io.feldspar.planner.lowering;

import io.feldspar.executor.join.BuildHelpers;
import io.feldspar.executor.join.HashJoinOperator;
import io.feldspar.executor.join.JoinTable;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A join whose build side is this task's alone: the table is freed with the operator.
final class OwnTableJoin implements Operator {

    private final Operator build;
    private final JoinTable table;
    private final Operator join;

    private OwnTableJoin(Operator build, JoinTable table, Operator join) {
        this.build = build;
        this.table = table;
        this.join = join;
    }

    static Operator open(
            HashJoin plan,
            Operator probe,
            Operator build,
            List<Type> probeTypes,
            List<Type> buildTypes,
            @Nullable Selector condition,
            OperatorContext context) {
        JoinTable table =
                JoinTable.build(
                        new OperatorIterator(build),
                        buildTypes,
                        plan.buildKeys(),
                        plan.nullSafe(),
                        BuildHelpers.ALONE,
                        context);
        try {
            Operator join =
                    new HashJoinOperator(
                            probe,
                            table,
                            false,
                            plan.type(),
                            plan.probeKeys(),
                            probeTypes,
                            condition,
                            context);
            return new OwnTableJoin(build, table, join);
        } catch (RuntimeException | Error e) {
            table.close();
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
        table.close();
    }
}
