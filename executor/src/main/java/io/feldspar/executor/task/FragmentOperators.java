package io.feldspar.executor.task;

import io.feldspar.executor.aggregate.HashAggregateOperator;
import io.feldspar.executor.aggregate.PartitionAggregateOperator;
import io.feldspar.executor.aggregate.SetOperationOperator;
import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.PredicateEvaluator;
import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.generate.GenerateOperator;
import io.feldspar.executor.join.BuildShape;
import io.feldspar.executor.join.BuildSide;
import io.feldspar.executor.join.JoinShape;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.ConcatenationOperator;
import io.feldspar.executor.operator.ExpandOperator;
import io.feldspar.executor.operator.FilterOperator;
import io.feldspar.executor.operator.LimitOperator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.ProjectOperator;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.operator.SingleRowOperator;
import io.feldspar.executor.operator.SmallBatches;
import io.feldspar.executor.operator.ValuesOperator;
import io.feldspar.executor.plan.Fragment;
import io.feldspar.executor.plan.Fragment.FilterSource;
import io.feldspar.executor.plan.JoinBuild;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.ExchangeRead;
import io.feldspar.executor.plan.PhysicalPlan.Expand;
import io.feldspar.executor.plan.PhysicalPlan.Filter;
import io.feldspar.executor.plan.PhysicalPlan.Generate;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.Limit;
import io.feldspar.executor.plan.PhysicalPlan.NestedLoopJoin;
import io.feldspar.executor.plan.PhysicalPlan.PartitionAggregate;
import io.feldspar.executor.plan.PhysicalPlan.Project;
import io.feldspar.executor.plan.PhysicalPlan.RecursiveUnion;
import io.feldspar.executor.plan.PhysicalPlan.RuntimeFilterTarget;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation;
import io.feldspar.executor.plan.PhysicalPlan.SingleRow;
import io.feldspar.executor.plan.PhysicalPlan.Sort;
import io.feldspar.executor.plan.PhysicalPlan.TopRanked;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.plan.PhysicalPlan.Window;
import io.feldspar.executor.plan.PhysicalPlan.WorkingTable;
import io.feldspar.executor.plan.PhysicalPlan.Write;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.recursion.RecursiveUnionOperator;
import io.feldspar.executor.recursion.WorkingRows;
import io.feldspar.executor.sort.MergeOperator;
import io.feldspar.executor.sort.SortOperator;
import io.feldspar.executor.sort.TopRankedOperator;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.window.WindowOperator;
import io.feldspar.executor.write.RowFiles;
import io.feldspar.executor.write.WriteOperator;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.io.AttemptFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Makes the operators of one task of a fragment. They pull from each other directly.
final class FragmentOperators {

    /// What a build side may hold in any case.
    private static final long LEAST_JOIN_SHARE = 1 << 20;

    /// Rows of a partition come one after another.
    private static final int MOST_OPEN_FILES = 1;

    private final Fragment fragment;
    private final FragmentPartition partition;
    private final IntFunction<ShuffleDependency<?, Batch>> exchanges;
    private final QueryRuntime runtime;
    private final TaskContext task;
    private final TaskMetrics metrics;
    private final Map<Integer, WorkingRows> working;

    /// @param partition what the task reads
    /// @param exchanges by identifier
    FragmentOperators(
            Fragment fragment,
            FragmentPartition partition,
            IntFunction<ShuffleDependency<?, Batch>> exchanges,
            QueryRuntime runtime,
            TaskContext task,
            TaskMetrics metrics) {
        this.fragment = fragment;
        this.partition = partition;
        this.exchanges = exchanges;
        this.runtime = runtime;
        this.task = task;
        this.metrics = metrics;
        this.working = Map.of();
    }

    /// @param working what the recursions around the plan read, by their identifiers
    private FragmentOperators(FragmentOperators outer, Map<Integer, WorkingRows> working) {
        this.fragment = outer.fragment;
        this.partition = outer.partition;
        this.exchanges = outer.exchanges;
        this.runtime = outer.runtime;
        this.task = outer.task;
        this.metrics = outer.metrics;
        this.working = working;
    }

    /// The operator of the fragment's root, which closes all others.
    Operator open() {
        return open(fragment.root());
    }

    private Operator open(PhysicalPlan node) {
        Operator operator = metrics.measured(node, operator(node));
        return SmallBatches.of(operator, runtime.options().batchRows());
    }

    private Operator operator(PhysicalPlan node) {
        return switch (node) {
            case Scan scan -> scan(scan);
            case Values values -> new ValuesOperator(values.rows(), types(values), context(values));
            case ExchangeRead read -> reader(read);
            case Filter filter -> over(filter.input(), in -> filter(filter, in));
            case Project project -> over(project.input(), in -> project(project, in));
            case HashAggregate aggregate ->
                    over(
                            aggregate.input(),
                            in ->
                                    new HashAggregateOperator(
                                            in,
                                            aggregate.phase(),
                                            types(aggregate.input()),
                                            aggregate.groupColumns(),
                                            aggregate.aggregates(),
                                            context(aggregate)));
            case Expand expand ->
                    over(
                            expand.input(),
                            in ->
                                    new ExpandOperator(
                                            in,
                                            expand.projections(),
                                            types(expand.input()),
                                            evaluation()));
            case Generate generate -> over(generate.input(), in -> generate(generate, in));
            case HashJoin join -> join(join);
            case NestedLoopJoin join -> join(join);
            case Sort sort -> sort(sort);
            case Window window ->
                    over(
                            window.input(),
                            in ->
                                    new WindowOperator(
                                            in,
                                            window.partitionColumns(),
                                            window.order(),
                                            window.calls(),
                                            types(window.input()),
                                            context(window)));
            case PartitionAggregate aggregate ->
                    over(aggregate.input(), in -> partitionAggregate(aggregate, in));
            case TopRanked top ->
                    over(
                            top.input(),
                            in ->
                                    new TopRankedOperator(
                                            in,
                                            top.partitionColumns(),
                                            top.key(),
                                            top.limit(),
                                            types(top),
                                            context(top)));
            case Limit limit ->
                    over(limit.input(), in -> new LimitOperator(in, limit.offset(), limit.limit()));
            case Union union -> union(union);
            case RecursiveUnion union -> over(union.seed(), seed -> recursion(union, seed));
            case WorkingTable table -> rows(table).read();
            case SetOperation set ->
                    over(
                            set.left(),
                            set.right(),
                            (left, right) ->
                                    new SetOperationOperator(
                                            left,
                                            right,
                                            set.kind(),
                                            set.all(),
                                            types(set),
                                            context(set)));
            case SingleRow single ->
                    over(single.input(), in -> new SingleRowOperator(in, types(single)));
            case Write write -> over(write.input(), in -> write(in, write));
            case Exchange exchange ->
                    throw new IllegalStateException("a fragment holds exchange " + exchange.id());
        };
    }

    /// A task runs one input of a union, but within a recursion, which is one task, all of them.
    private Operator union(Union union) {
        if (working.isEmpty()) {
            return open(union.inputs().get(partition.branch(union.id())));
        }
        List<Operator> inputs = new ArrayList<>();
        try {
            union.inputs().forEach(input -> inputs.add(open(input)));
        } catch (RuntimeException | Error e) {
            inputs.forEach(Operator::close);
            throw e;
        }
        return new ConcatenationOperator(inputs);
    }

    private Operator recursion(RecursiveUnion union, Operator seed) {
        return new RecursiveUnionOperator(
                union,
                seed,
                rows -> inStep(union.recursion(), rows).open(union.step()),
                union.limit() < 0 ? runtime.recursionLimit() : union.limit(),
                context(union));
    }

    private FragmentOperators inStep(int recursion, WorkingRows rows) {
        Map<Integer, WorkingRows> inner = new HashMap<>(working);
        inner.put(recursion, rows);
        return new FragmentOperators(this, inner);
    }

    private WorkingRows rows(WorkingTable table) {
        WorkingRows rows = working.get(table.recursion());
        if (rows == null) {
            throw new IllegalStateException("no recursion around working table " + table.name());
        }
        return rows;
    }

    private Operator filter(Filter filter, Operator in) {
        return new FilterOperator(in, filter.condition(), types(filter), evaluation());
    }

    private Operator partitionAggregate(PartitionAggregate aggregate, Operator in) {
        return new PartitionAggregateOperator(
                in,
                aggregate.partitionColumns(),
                aggregate.calls(),
                types(aggregate.input()),
                context(aggregate));
    }

    private Operator project(Project project, Operator in) {
        return new ProjectOperator(in, project.expressions(), types(project.input()), evaluation());
    }

    private Operator generate(Generate generate, Operator in) {
        return new GenerateOperator(
                in,
                generate.columns(),
                generate.generators(),
                generate.outer(),
                types(generate),
                context(generate));
    }

    private EvaluationOptions evaluation() {
        return runtime.options().evaluation().of(task.partitionId());
    }

    private static List<Type> types(PhysicalPlan plan) {
        return plan.schema().types();
    }

    private OperatorContext context(PhysicalPlan node) {
        return runtime.context(task, metrics, node.id(), node.getClass().getSimpleName());
    }

    /// Makes an operator over one input, which it closes.
    private interface Unary {
        Operator over(Operator input);
    }

    private Operator over(PhysicalPlan input, Unary operator) {
        Operator opened = open(input);
        try {
            return operator.over(opened);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /// Makes an operator over two inputs, which it closes.
    private interface Binary {
        Operator over(Operator left, Operator right);
    }

    private Operator over(PhysicalPlan left, PhysicalPlan right, Binary operator) {
        return over(left, first -> over(right, second -> operator.over(first, second)));
    }

    private Operator reader(ExchangeRead read) {
        int block = partition.block(read.id());
        return new IteratorOperator(
                task.readShuffle(exchanges.apply(read.id()), block), context(read));
    }

    private Operator scan(Scan scan) {
        List<ScanRequest.ColumnFilter> filters = new ArrayList<>();
        for (RuntimeFilterTarget target : scan.runtimeFilters()) {
            filter(scan, target)
                    .ifPresent(
                            filter ->
                                    filters.add(
                                            new ScanRequest.ColumnFilter(target.column(), filter)));
        }
        ScanRequest request =
                new ScanRequest(scan.columns(), scan.filters(), filters, scan.schema().types());
        return runtime.table(scan.table())
                .open(partition.splits(scan.id()), request, context(scan));
    }

    private Optional<RuntimeFilter> filter(Scan scan, RuntimeFilterTarget target) {
        FilterSource source = fragment.filters().get(target.filter());
        if (source == null) {
            throw new IllegalStateException("no join makes filter " + target.filter());
        }
        return runtime.joinTables()
                .filter(
                        source.build(),
                        source.key(),
                        scan.id(),
                        () -> reader(source.build().input()),
                        runtime.context(
                                task, metrics, source.join(), HashJoin.class.getSimpleName()),
                        task);
    }

    private Operator join(HashJoin join) {
        BuildShape build = new BuildShape(types(join.build()), join.buildKeys(), join.nullSafe());
        Selector condition = selector(join.condition(), join);
        JoinShape shape =
                new JoinShape(join.type(), types(join.probe()), build, join.probeKeys(), condition);
        return join(join, shape, join.probe(), join.build());
    }

    private Operator join(NestedLoopJoin join) {
        BuildShape build = new BuildShape(types(join.build()), List.of(), List.of());
        Selector condition = selector(join.condition(), join);
        JoinShape shape =
                new JoinShape(join.type(), types(join.probe()), build, List.of(), condition);
        return join(join, shape, join.probe(), join.build());
    }

    private Operator join(
            PhysicalPlan join, JoinShape shape, PhysicalPlan probe, PhysicalPlan build) {
        OperatorContext context = context(join);
        if (build instanceof ExchangeRead read && read.broadcast()) {
            JoinBuild key = new JoinBuild(read, shape.build().keys(), shape.build().nullSafe());
            return over(
                    probe,
                    in -> {
                        BuildSide side =
                                runtime.joinTables().side(key, () -> reader(read), context, task);
                        return shape.join(in, side, true, joinShare(context), context);
                    });
        }
        return over(
                probe,
                build,
                (in, rows) -> PartitionedJoin.open(shape, in, rows, joinShare(context), context));
    }

    /// Where memory is short, the build sides of the joins of all tasks may hold a quarter of it.
    private long joinShare(OperatorContext context) {
        long quarter = context.memory().effectiveLimit() / 4;
        return Math.max(LEAST_JOIN_SHARE, quarter / runtime.threads() / joins(fragment.root()));
    }

    private static int joins(PhysicalPlan node) {
        int joins = node instanceof HashJoin || node instanceof NestedLoopJoin ? 1 : 0;
        for (PhysicalPlan input : node.inputs()) {
            joins += joins(input);
        }
        return joins;
    }

    /// @param join over whose inputs' columns the condition is, those of the probe side first
    private @Nullable Selector selector(@Nullable Expression condition, PhysicalPlan join) {
        if (condition == null) {
            return null;
        }
        List<Type> types = new ArrayList<>();
        join.inputs().forEach(input -> types.addAll(types(input)));
        return PredicateEvaluator.compile(condition, types, evaluation())::select;
    }

    private Operator sort(Sort sort) {
        if (sort.input() instanceof ExchangeRead read && read.sortedBy().equals(sort.keys())) {
            return merge(sort, read);
        }
        return over(
                sort.input(),
                in ->
                        new SortOperator(
                                in,
                                sort.keys(),
                                types(sort),
                                sort.offset(),
                                sort.limit(),
                                context(sort)));
    }

    private Operator write(Operator rows, Write write) {
        WriteTarget target = write.target();
        MemoryPool memory = context(write).memory();
        // Many files are synced by who publishes them, at the same time.
        boolean synced = !target.layout().partitioned();
        RowFiles files =
                new RowFiles(
                        target,
                        (number, _) ->
                                new OutputFile(
                                        AttemptFiles.file(
                                                target.staging(), task, number, target.suffix()),
                                        target.destination(),
                                        memory,
                                        synced),
                        MOST_OPEN_FILES);
        return new WriteOperator(rows, files, target);
    }

    private Operator merge(Sort sort, ExchangeRead read) {
        int block = partition.block(read.id());
        List<Operator> runs = new ArrayList<>();
        for (int map = 0; map < read.mapTasks(); map++) {
            Iterator<Batch> run = task.readShuffle(exchanges.apply(read.id()), block, map, map + 1);
            runs.add(new IteratorOperator(run, context(sort)));
        }
        Operator merged = new MergeOperator(runs, sort.keys(), types(sort), context(sort));
        return sort.limit() < 0 && sort.offset() == 0
                ? merged
                : new LimitOperator(merged, sort.offset(), sort.limit());
    }
}
