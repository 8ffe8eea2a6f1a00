package io.feldspar.planner.lowering;

import io.feldspar.executor.aggregate.HashAggregateOperator;
import io.feldspar.executor.aggregate.SetOperationOperator;
import io.feldspar.executor.batch.BatchSerializer;
import io.feldspar.executor.exchange.BatchExchange;
import io.feldspar.executor.exchange.BatchMeasure;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.PredicateEvaluator;
import io.feldspar.executor.join.HashJoinOperator;
import io.feldspar.executor.join.NestedLoopJoinOperator;
import io.feldspar.executor.operator.ExpandOperator;
import io.feldspar.executor.operator.FilterOperator;
import io.feldspar.executor.operator.LimitOperator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.ProjectOperator;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.operator.SingleRowOperator;
import io.feldspar.executor.operator.ValuesOperator;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.Expand;
import io.feldspar.executor.plan.PhysicalPlan.Filter;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.Limit;
import io.feldspar.executor.plan.PhysicalPlan.NestedLoopJoin;
import io.feldspar.executor.plan.PhysicalPlan.Project;
import io.feldspar.executor.plan.PhysicalPlan.RowNumber;
import io.feldspar.executor.plan.PhysicalPlan.RuntimeFilterTarget;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation;
import io.feldspar.executor.plan.PhysicalPlan.SingleRow;
import io.feldspar.executor.plan.PhysicalPlan.Sort;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.sort.RowNumberOperator;
import io.feldspar.executor.sort.SortOperator;
import io.feldspar.executor.task.JoinTables;
import io.feldspar.executor.task.PartitionedJoin;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.executor.task.ReservedExchange;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a physical plan into RDD lineage.
///
/// ```text
/// Scan                          ScanRdd          its splits, and the shuffles it filters by
/// Filter, Project, …            NarrowRdd        one to one over its parent
/// Exchange                      ShuffleReadRdd   over a ShuffleDependency, made once
/// HashJoin, build broadcast     NarrowRdd        over the probe side, and the build's shuffle
/// HashJoin, both partitioned    ZippedRdd
/// ```
/// An exchange that occurs twice becomes one shuffle, whose stage runs once.
public final class Lowering {

    private final FeldsparContext context;
    private final QueryRuntime runtime;
    private final Map<Integer, ShuffleDependency<Batch, Batch>> shuffles = new HashMap<>();
    private final Map<Integer, HashJoin> filterJoins = new HashMap<>();

    private Lowering(QueryRuntime runtime) {
        this.context = runtime.context();
        this.runtime = runtime;
    }

    /// The RDD whose partitions, one after another, are the result.
    public static Rdd<Batch> lower(PhysicalPlan plan, QueryRuntime runtime) {
        Lowering lowering = new Lowering(runtime);
        lowering.findFilters(plan);
        return lowering.rdd(plan);
    }

    private void findFilters(PhysicalPlan plan) {
        if (plan instanceof HashJoin join) {
            join.runtimeFilters().stream()
                    .filter(id -> id >= 0)
                    .forEach(id -> filterJoins.put(id, join));
        }
        plan.inputs().forEach(this::findFilters);
    }

    private PlanRdd rdd(PhysicalPlan plan) {
        return switch (plan) {
            case Scan scan -> scan(scan);
            case Values values ->
                    new SourceRdd(
                            context,
                            values,
                            runtime,
                            task -> new ValuesOperator(values.rows(), types(values), task));
            case Filter filter ->
                    narrow(
                            filter,
                            filter.input(),
                            (in, types, _) -> new FilterOperator(in, filter.condition(), types));
            case Project project ->
                    narrow(
                            project,
                            project.input(),
                            (in, types, _) ->
                                    new ProjectOperator(in, project.expressions(), types));
            case HashAggregate aggregate ->
                    narrow(
                            aggregate,
                            aggregate.input(),
                            (in, types, operators) ->
                                    new HashAggregateOperator(
                                            in,
                                            aggregate.phase(),
                                            types,
                                            aggregate.groupColumns(),
                                            aggregate.aggregates(),
                                            operators));
            case Expand expand ->
                    narrow(
                            expand,
                            expand.input(),
                            (in, types, _) -> new ExpandOperator(in, expand.projections(), types));
            case HashJoin join ->
                    join.build() instanceof Exchange exchange && broadcast(exchange)
                            ? sharedJoin(join, exchange)
                            : partitionedJoin(join);
            case NestedLoopJoin join -> nestedLoop(join);
            case Sort sort -> sort(sort);
            case RowNumber numbered ->
                    narrow(
                            numbered,
                            numbered.input(),
                            (in, _, _) -> new RowNumberOperator(in, numbered.partitionColumns()));
            case Limit limit ->
                    narrow(
                            limit,
                            limit.input(),
                            (in, _, _) -> new LimitOperator(in, limit.offset(), limit.limit()));
            case Union union ->
                    new ConcatenatedRdd(
                            context,
                            union.inputs().stream().map(this::rdd).toList(),
                            union,
                            runtime);
            case SetOperation set -> setOperation(set);
            case SingleRow single ->
                    narrow(
                            single,
                            single.input(),
                            (in, types, _) -> new SingleRowOperator(in, types));
            case Exchange exchange ->
                    new ShuffleReadRdd(context, shuffle(exchange), exchange, runtime);
        };
    }

    private static boolean broadcast(Exchange exchange) {
        return exchange.partitioning() instanceof Partitioning.Broadcast;
    }

    private static List<Type> types(PhysicalPlan plan) {
        return plan.schema().types();
    }

    /// Makes the operator of a node with one input, which has columns of these types.
    @FunctionalInterface
    private interface Step {
        Operator over(Operator in, List<Type> types, OperatorContext operators);
    }

    private PlanRdd narrow(PhysicalPlan plan, PhysicalPlan input, Step step) {
        List<Type> types = types(input);
        return new NarrowRdd(
                rdd(input),
                List.of(),
                plan,
                runtime,
                (in, _, operators) -> step.over(in, types, operators));
    }

    private PlanRdd scan(Scan scan) {
        List<JoinTables.FilterSource> filters = new ArrayList<>();
        Set<Dependency<?>> dependencies = new LinkedHashSet<>();
        for (RuntimeFilterTarget target : scan.runtimeFilters()) {
            HashJoin join = filterJoins.get(target.filter());
            if (join == null || !(join.build() instanceof Exchange exchange)) {
                throw new IllegalStateException("no join makes filter " + target.filter());
            }
            dependencies.add(shuffle(exchange));
            int key = join.runtimeFilters().indexOf(target.filter());
            filters.add(
                    new JoinTables.FilterSource(
                            runtime, source(join, exchange), key, target.column()));
        }
        return new ScanRdd(context, List.copyOf(dependencies), scan, filters, runtime);
    }

    private JoinTables.Source source(HashJoin join, Exchange exchange) {
        return new JoinTables.Source(
                shuffle(exchange), types(exchange), join.buildKeys(), join.nullSafe(), join);
    }

    private PlanRdd sharedJoin(HashJoin join, Exchange exchange) {
        JoinTables.Source source = source(join, exchange);
        List<Type> probeTypes = types(join.probe());
        List<Type> both = both(join.probe(), join.build());
        return new NarrowRdd(
                rdd(join.probe()),
                List.of(source.shuffle()),
                join,
                runtime,
                (in, task, operators) ->
                        new HashJoinOperator(
                                in,
                                runtime.joinTables().table(source, runtime, task),
                                true,
                                join.type(),
                                join.probeKeys(),
                                probeTypes,
                                selector(join.condition(), both),
                                operators));
    }

    private PlanRdd partitionedJoin(HashJoin join) {
        List<Type> both = both(join.probe(), join.build());
        return new ZippedRdd(
                rdd(join.probe()),
                rdd(join.build()),
                join,
                runtime,
                (probe, build, task, operators) ->
                        PartitionedJoin.open(
                                join, probe, build, selector(join.condition(), both), operators));
    }

    private static @Nullable Selector selector(@Nullable Expression condition, List<Type> types) {
        return condition == null ? null : PredicateEvaluator.compile(condition, types)::select;
    }

    private static List<Type> both(PhysicalPlan probe, PhysicalPlan build) {
        List<Type> types = new ArrayList<>(types(probe));
        types.addAll(types(build));
        return types;
    }

    private PlanRdd nestedLoop(NestedLoopJoin join) {
        List<Type> probeTypes = types(join.probe());
        List<Type> buildTypes = types(join.build());
        List<Type> both = both(join.probe(), join.build());
        if (!(join.build() instanceof Exchange exchange) || !broadcast(exchange)) {
            return new ZippedRdd(
                    rdd(join.probe()),
                    rdd(join.build()),
                    join,
                    runtime,
                    (probe, build, _, operators) ->
                            PartitionedJoin.open(
                                    join,
                                    probe,
                                    build,
                                    selector(join.condition(), both),
                                    operators));
        }
        ShuffleDependency<Batch, Batch> shuffle = shuffle(exchange);
        return new NarrowRdd(
                rdd(join.probe()),
                List.of(shuffle),
                join,
                runtime,
                (probe, task, operators) ->
                        new NestedLoopJoinOperator(
                                probe,
                                runtime.joinTables().rows(shuffle, buildTypes, join, runtime, task),
                                true,
                                join.type(),
                                probeTypes,
                                selector(join.condition(), both),
                                operators));
    }

    private PlanRdd sort(Sort sort) {
        if (sort.input() instanceof Exchange exchange
                && exchange.partitioning() instanceof Partitioning.Single
                && exchange.input() instanceof Sort runs
                && runs.keys().equals(sort.keys())) {
            return new MergedReadRdd(context, shuffle(exchange), sort, types(exchange), runtime);
        }
        return narrow(
                sort,
                sort.input(),
                (in, types, operators) ->
                        new SortOperator(
                                in, sort.keys(), types, sort.offset(), sort.limit(), operators));
    }

    private PlanRdd setOperation(SetOperation set) {
        List<Type> types = types(set.left());
        return new ZippedRdd(
                rdd(set.left()),
                rdd(set.right()),
                set,
                runtime,
                (left, right, _, operators) ->
                        new SetOperationOperator(
                                left, right, set.kind(), set.all(), types, operators));
    }

    private ShuffleDependency<Batch, Batch> shuffle(Exchange exchange) {
        ShuffleDependency<Batch, Batch> known = shuffles.get(exchange.id());
        if (known == null) {
            BatchExchange map = new BatchExchange(exchange.partitioning(), types(exchange));
            known =
                    new ShuffleDependency<>(
                            rdd(exchange.input()),
                            map.partitions(),
                            new ReservedExchange(map, runtime),
                            BatchMeasure.INSTANCE,
                            BatchSerializer.INSTANCE);
            shuffles.put(exchange.id(), known);
            runtime.use(known);
        }
        return known;
    }
}
