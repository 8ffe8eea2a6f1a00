package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.TaskContext;
import java.util.List;

/// An operator over equal partitions of two parents: joins and set operations of inputs that were
/// partitioned alike.
final class ZippedRdd extends PlanRdd {

    private static final long serialVersionUID = 1L;

    /// Makes the operator of a task.
    interface Factory {
        Operator open(Operator left, Operator right, TaskContext task, OperatorContext context);
    }

    private final PlanRdd left;
    private final PlanRdd right;
    private final transient Factory factory;

    ZippedRdd(
            PlanRdd left, PlanRdd right, PhysicalPlan node, QueryRuntime runtime, Factory factory) {
        super(
                left.context(),
                List.of(new OneToOneDependency<>(left), new OneToOneDependency<>(right)),
                node,
                runtime);
        this.left = left;
        this.right = right;
        this.factory = factory;
    }

    @Override
    protected List<Partition> computePartitions() {
        if (left.numPartitions() != right.numPartitions()) {
            throw new IllegalStateException(
                    "inputs of %d and %d partitions cannot be zipped"
                            .formatted(left.numPartitions(), right.numPartitions()));
        }
        return PlanPartition.all(left.numPartitions());
    }

    @Override
    Operator open(Partition partition, TaskContext task) {
        int index = partition.index();
        Operator first = left.operator(left.partitions().get(index), task);
        Operator second = right.operator(right.partitions().get(index), task);
        try {
            return factory.open(first, second, task, runtime().context(task, node()));
        } catch (RuntimeException | Error e) {
            first.close();
            second.close();
            throw e;
        }
    }
}
