package io.feldspar.executor.task;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.Fragment;
import io.feldspar.executor.plan.FragmentOrder;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.Accumulator;
import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The rows of a fragment of a query's plan, computed by its operators on the executor where the
/// task runs. A batch is valid until the next one is asked for.
public final class FragmentRdd extends Rdd<Batch> {

    private static final long serialVersionUID = 1L;

    private final QuerySpec query;
    private final EncodedFragment fragment;
    private final Accumulator<PlanMetrics> metrics;

    /// The identifiers of the exchanges that are read, in the order of the dependencies.
    @SuppressWarnings("serial")
    private final List<Integer> exchanges;

    private final transient List<FragmentPartition> tasks;

    /// @param exchanges what the fragment reads, by the exchanges' identifiers
    /// @param tasks what each task reads
    /// @param metrics gets what tasks measure where the query is measured
    public FragmentRdd(
            FeldsparContext context,
            QuerySpec query,
            Fragment fragment,
            Map<Integer, ShuffleDependency<Batch, Batch>> exchanges,
            List<FragmentPartition> tasks,
            Accumulator<PlanMetrics> metrics) {
        super(context, List.copyOf(exchanges.values()));
        this.query = query;
        this.fragment = new EncodedFragment(fragment);
        this.exchanges = List.copyOf(exchanges.keySet());
        this.tasks = List.copyOf(tasks);
        this.metrics = metrics;
        setName(FragmentName.of(fragment.root()));
    }

    @Override
    protected List<Partition> computePartitions() {
        return new ArrayList<>(tasks);
    }

    @Override
    protected Determinism ownDeterminism() {
        return FragmentOrder.of(fragment.value(), Determinism.DETERMINATE);
    }

    @Override
    protected boolean orderSensitive() {
        return FragmentOrder.of(fragment.value(), Determinism.UNORDERED)
                == Determinism.INDETERMINATE;
    }

    @Override
    public Iterator<Batch> compute(Partition partition, TaskContext task) {
        ExecutorRuntime executor = task.extension(ExecutorRuntime.class);
        QueryRuntime runtime = executor.join(query, task);
        TaskMetrics measured = new TaskMetrics(query.measured());
        FragmentOperators operators =
                new FragmentOperators(
                        fragment.value(),
                        (FragmentPartition) partition,
                        this::exchange,
                        runtime,
                        task,
                        measured);
        Operator root = operators.open();
        task.onCompletion(root::close);
        return new OperatorIterator(
                root,
                () -> {
                    if (query.measured()) {
                        metrics.add(task, measured.total(executor.id(), runtime.nodePools()));
                    }
                });
    }

    /// The dependency was made by this class's constructor.
    @SuppressWarnings("unchecked")
    private ShuffleDependency<?, Batch> exchange(int id) {
        return (ShuffleDependency<?, Batch>) dependency(exchanges.indexOf(id));
    }
}
