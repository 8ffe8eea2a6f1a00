package io.feldspar.executor.task;

import io.feldspar.executor.join.BuildHelpers;
import io.feldspar.executor.join.BuildRows;
import io.feldspar.executor.join.HashJoinOperator;
import io.feldspar.executor.join.JoinTable;
import io.feldspar.executor.join.NestedLoopJoinOperator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.NestedLoopJoin;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A join whose build side belongs to one task: it is built when the join is opened and freed when
/// the join is closed.
final class PartitionedJoin implements Operator {

    private final Operator buildInput;
    private final Runnable freeBuild;
    private final Operator join;

    private PartitionedJoin(Operator buildInput, Runnable freeBuild, Operator join) {
        this.buildInput = buildInput;
        this.freeBuild = freeBuild;
        this.join = join;
    }

    /// A join by keys.
    ///
    /// @param condition the compiled [HashJoin#condition()]
    static Operator open(
            HashJoin plan,
            Operator probe,
            Operator build,
            @Nullable Selector condition,
            OperatorContext context) {
        JoinTable table =
                JoinTable.build(
                        new OperatorIterator(build),
                        plan.build().schema().types(),
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
                            plan.probe().schema().types(),
                            condition,
                            context);
            return new PartitionedJoin(build, table::close, join);
        } catch (RuntimeException | Error e) {
            table.close();
            throw e;
        }
    }

    /// A join without keys.
    ///
    /// @param condition the compiled [NestedLoopJoin#condition()]
    static Operator open(
            NestedLoopJoin plan,
            Operator probe,
            Operator build,
            @Nullable Selector condition,
            OperatorContext context) {
        List<Type> buildTypes = plan.build().schema().types();
        BuildRows rows = BuildRows.build(new OperatorIterator(build), buildTypes, context);
        try {
            Operator join =
                    new NestedLoopJoinOperator(
                            probe,
                            rows,
                            false,
                            plan.type(),
                            plan.probe().schema().types(),
                            condition,
                            context);
            return new PartitionedJoin(build, rows::close, join);
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
        buildInput.close();
        freeBuild.run();
    }
}
