package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.List;

/// Partition by partition an operator over those of its parent: filter, project, aggregate, sort,
/// limit, and joins whose build side every task shares.
final class NarrowRdd extends PlanRdd {

    private static final long serialVersionUID = 1L;

    /// Makes the operator of a task.
    interface Factory {
        Operator open(Operator input, TaskContext task, OperatorContext context);
    }

    private final PlanRdd parent;
    private final transient Factory factory;

    NarrowRdd(
            PlanRdd parent,
            List<Dependency<?>> others,
            PhysicalPlan node,
            QueryRuntime runtime,
            Factory factory) {
        super(parent.context(), dependencies(parent, others), node, runtime);
        this.parent = parent;
        this.factory = factory;
    }

    private static List<Dependency<?>> dependencies(PlanRdd parent, List<Dependency<?>> others) {
        List<Dependency<?>> all = new ArrayList<>();
        all.add(new OneToOneDependency<>(parent));
        all.addAll(others);
        return all;
    }

    @Override
    protected List<Partition> computePartitions() {
        return PlanPartition.all(parent.numPartitions());
    }

    @Override
    Operator open(Partition partition, TaskContext task) {
        Operator input = parent.operator(parent.partitions().get(partition.index()), task);
        try {
            return factory.open(input, task, runtime().context(task, node()));
        } catch (RuntimeException | Error e) {
            input.close();
            throw e;
        }
    }
}
