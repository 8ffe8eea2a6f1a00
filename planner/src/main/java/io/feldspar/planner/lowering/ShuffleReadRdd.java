package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.IteratorOperator;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import java.util.List;

/// The reading end of an exchange: partition by partition what all map tasks wrote for it.
final class ShuffleReadRdd extends PlanRdd {

    private static final long serialVersionUID = 1L;

    private final ShuffleDependency<Batch, Batch> shuffle;

    ShuffleReadRdd(
            FeldsparContext context,
            ShuffleDependency<Batch, Batch> shuffle,
            PhysicalPlan node,
            QueryRuntime runtime) {
        super(context, List.of(shuffle), node, runtime);
        this.shuffle = shuffle;
    }

    @Override
    protected List<Partition> computePartitions() {
        return PlanPartition.all(shuffle.numPartitions());
    }

    @Override
    Operator open(Partition partition, TaskContext task) {
        return new IteratorOperator(
                task.readShuffle(shuffle, partition.index()), runtime().context(task, node()));
    }
}
