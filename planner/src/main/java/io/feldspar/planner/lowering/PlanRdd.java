package io.feldspar.planner.lowering;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.OperatorIterator;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.List;

/// An RDD of batches that one node of a physical plan makes.
///
/// Within a task the operators of a chain of such RDDs pull from each other directly; an iterator
/// stands only at the end of the chain. A batch is valid until the next one is asked for.
abstract class PlanRdd extends Rdd<Batch> {

    private static final long serialVersionUID = 1L;

    private final transient PhysicalPlan node;
    private final transient QueryRuntime runtime;

    PlanRdd(
            FeldsparContext context,
            List<Dependency<?>> dependencies,
            PhysicalPlan node,
            QueryRuntime runtime) {
        super(context, dependencies);
        this.node = node;
        this.runtime = runtime;
        setName(node.getClass().getSimpleName());
    }

    final PhysicalPlan node() {
        return node;
    }

    final QueryRuntime runtime() {
        return runtime;
    }

    /// The operator that computes the partition; whoever asked closes it.
    abstract Operator open(Partition partition, TaskContext task);

    /// As [#open], measured where the query is.
    final Operator operator(Partition partition, TaskContext task) {
        return runtime.metrics().measured(node, open(partition, task));
    }

    @Override
    public final Iterator<Batch> compute(Partition partition, TaskContext task) {
        runtime.joined(task);
        Operator operator = operator(partition, task);
        task.onCompletion(operator::close);
        return new OperatorIterator(operator);
    }
}
