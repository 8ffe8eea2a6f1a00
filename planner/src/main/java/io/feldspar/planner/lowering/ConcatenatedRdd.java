package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.RangeDependency;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.List;

/// The partitions of all parents one after another: UNION ALL.
final class ConcatenatedRdd extends PlanRdd {

    private static final long serialVersionUID = 1L;

    private final List<PlanRdd> parents;

    ConcatenatedRdd(
            FeldsparContext context,
            List<PlanRdd> parents,
            PhysicalPlan node,
            QueryRuntime runtime) {
        super(context, dependencies(parents), node, runtime);
        this.parents = List.copyOf(parents);
    }

    private static List<Dependency<?>> dependencies(List<PlanRdd> parents) {
        List<Dependency<?>> dependencies = new ArrayList<>();
        int start = 0;
        for (PlanRdd parent : parents) {
            dependencies.add(new RangeDependency<>(parent, 0, start, parent.numPartitions()));
            start += parent.numPartitions();
        }
        return dependencies;
    }

    @Override
    protected List<Partition> computePartitions() {
        int count = 0;
        for (PlanRdd parent : parents) {
            count += parent.numPartitions();
        }
        return PlanPartition.all(count);
    }

    @Override
    Operator open(Partition partition, TaskContext task) {
        int index = partition.index();
        for (PlanRdd parent : parents) {
            if (index < parent.numPartitions()) {
                return parent.operator(parent.partitions().get(index), task);
            }
            index -= parent.numPartitions();
        }
        throw new IllegalArgumentException("no partition " + partition.index());
    }
}
