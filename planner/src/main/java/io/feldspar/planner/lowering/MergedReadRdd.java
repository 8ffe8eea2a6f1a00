package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.LimitOperator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.sort.MergeOperator;
import io.feldspar.executor.task.IteratorOperator;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.List;

/// The reading end of an exchange to one task whose map tasks wrote sorted rows: merges them.
final class MergedReadRdd extends PlanRdd {

    private static final long serialVersionUID = 1L;

    private final ShuffleDependency<Batch, Batch> shuffle;
    private final transient PhysicalPlan.Sort sort;
    private final transient List<Type> types;

    MergedReadRdd(
            FeldsparContext context,
            ShuffleDependency<Batch, Batch> shuffle,
            PhysicalPlan.Sort sort,
            List<Type> types,
            QueryRuntime runtime) {
        super(context, List.of(shuffle), sort, runtime);
        this.shuffle = shuffle;
        this.sort = sort;
        this.types = List.copyOf(types);
        setName("Merge");
    }

    @Override
    protected List<Partition> computePartitions() {
        return PlanPartition.all(1);
    }

    @Override
    Operator open(Partition partition, TaskContext task) {
        OperatorContext context = runtime().context(task, sort);
        List<Operator> runs = new ArrayList<>();
        int count = shuffle.parent().numPartitions();
        for (int map = 0; map < count; map++) {
            runs.add(
                    new IteratorOperator(
                            task.readShuffle(shuffle, partition.index(), map, map + 1), context));
        }
        Operator merged = new MergeOperator(runs, sort.keys(), types, context);
        return sort.limit() < 0 && sort.offset() == 0
                ? merged
                : new LimitOperator(merged, sort.offset(), sort.limit());
    }
}
