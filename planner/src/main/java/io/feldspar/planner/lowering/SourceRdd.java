package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.TaskContext;
import java.util.List;
import java.util.function.Function;

/// A single partition without parents: the rows of VALUES.
final class SourceRdd extends PlanRdd {

    private static final long serialVersionUID = 1L;

    private final transient Function<OperatorContext, Operator> factory;

    SourceRdd(
            FeldsparContext context,
            PhysicalPlan node,
            QueryRuntime runtime,
            Function<OperatorContext, Operator> factory) {
        super(context, List.of(), node, runtime);
        this.factory = factory;
    }

    @Override
    protected List<Partition> computePartitions() {
        return PlanPartition.all(1);
    }

    @Override
    Operator open(Partition partition, TaskContext task) {
        return factory.apply(runtime().context(task, node()));
    }
}
