package io.feldspar.planner.lowering;

import io.feldspar.executor.batch.BatchSerializer;
import io.feldspar.executor.exchange.BatchExchange;
import io.feldspar.executor.exchange.BatchMeasure;
import io.feldspar.executor.plan.Fragment;
import io.feldspar.executor.plan.Fragment.FilterSource;
import io.feldspar.executor.plan.JoinBuild;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.ExchangeRead;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.RuntimeFilterTarget;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.Sort;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.task.FragmentOutput;
import io.feldspar.executor.task.FragmentRdd;
import io.feldspar.executor.task.PlanMetrics;
import io.feldspar.executor.task.QuerySpec;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.Accumulator;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.ShuffleDependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts a physical plan at its exchanges into fragments, each an RDD, with a shuffle for each
/// exchange. An exchange that is read in several places becomes one shuffle, whose stage runs once.
final class Lowering {

    private final FeldsparContext context;
    private final FragmentLayout layout;
    private final QuerySpec query;
    private final Accumulator<PlanMetrics> metrics;
    private final Map<Integer, HashJoin> filterJoins = new HashMap<>();
    private final Map<Integer, ShuffleDependency<Batch, Batch>> shuffles = new HashMap<>();

    private Lowering(
            FeldsparContext context,
            TableRegistry tables,
            QuerySpec query,
            Accumulator<PlanMetrics> metrics) {
        this.context = context;
        this.layout = new FragmentLayout(tables, context.parallelism());
        this.query = query;
        this.metrics = metrics;
    }

    /// A plan as RDDs.
    ///
    /// @param result whose partitions, one after another, are the result of the plan
    /// @param writes whether the result says what files were written
    record LoweredPlan(
            FragmentRdd result, boolean writes, List<ShuffleDependency<Batch, Batch>> shuffles) {}

    /// @param plan numbered, see [PlanRewrite#number]
    /// @param tables where the splits of scans come from
    /// @param metrics gets what tasks measure
    static LoweredPlan lower(
            PhysicalPlan plan,
            FeldsparContext context,
            TableRegistry tables,
            QuerySpec query,
            Accumulator<PlanMetrics> metrics) {
        Lowering lowering = new Lowering(context, tables, query, metrics);
        lowering.findFilters(plan);
        FragmentRdd result = lowering.fragment(plan, null);
        return new LoweredPlan(
                result,
                plan instanceof PhysicalPlan.Write,
                List.copyOf(lowering.shuffles.values()));
    }

    private FragmentRdd fragment(PhysicalPlan plan, @Nullable Partitioning output) {
        return new Cut().fragment(plan, output);
    }

    private void findFilters(PhysicalPlan plan) {
        if (plan instanceof HashJoin join) {
            join.runtimeFilters().stream()
                    .filter(id -> id >= 0)
                    .forEach(id -> filterJoins.put(id, join));
        }
        plan.inputs().forEach(this::findFilters);
    }

    /// One fragment in the making: the exchanges and the runtime filters that it reads.
    private final class Cut {

        private final Map<Integer, ShuffleDependency<Batch, Batch>> read = new LinkedHashMap<>();
        private final Map<Integer, FilterSource> filters = new HashMap<>();

        FragmentRdd fragment(PhysicalPlan plan, @Nullable Partitioning output) {
            PhysicalPlan root = cut(plan);
            return new FragmentRdd(
                    context,
                    query,
                    new Fragment(root, filters, output),
                    read,
                    layout.partitions(root),
                    metrics);
        }

        /// The plan with reads in place of its exchanges.
        private PhysicalPlan cut(PhysicalPlan plan) {
            if (plan instanceof Exchange exchange) {
                return read(exchange);
            }
            if (plan instanceof Scan scan) {
                scan.runtimeFilters()
                        .forEach(target -> filters.put(target.filter(), source(target)));
            }
            List<PhysicalPlan> inputs = new ArrayList<>();
            for (PhysicalPlan input : plan.inputs()) {
                inputs.add(cut(input));
            }
            return PlanRewrite.with(plan, plan.id(), inputs);
        }

        private ExchangeRead read(Exchange exchange) {
            ShuffleDependency<Batch, Batch> shuffle = shuffle(exchange);
            read.put(exchange.id(), shuffle);
            return new ExchangeRead(
                    exchange.id(),
                    exchange.partitioning(),
                    shuffle.parent().numPartitions(),
                    sortedBy(exchange),
                    exchange.schema(),
                    exchange.estimatedRows());
        }

        private FilterSource source(RuntimeFilterTarget target) {
            HashJoin join = filterJoins.get(target.filter());
            if (join == null || !(join.build() instanceof Exchange exchange)) {
                throw new IllegalStateException("no join makes filter " + target.filter());
            }
            return new FilterSource(
                    join.id(),
                    new JoinBuild(read(exchange), join.buildKeys(), join.nullSafe()),
                    join.runtimeFilters().indexOf(target.filter()));
        }
    }

    private static List<SortKey> sortedBy(Exchange exchange) {
        return exchange.partitioning() instanceof Partitioning.Single
                        && exchange.input() instanceof Sort sort
                ? sort.keys()
                : List.of();
    }

    private ShuffleDependency<Batch, Batch> shuffle(Exchange exchange) {
        ShuffleDependency<Batch, Batch> known = shuffles.get(exchange.id());
        if (known == null) {
            BatchExchange map =
                    new BatchExchange(exchange.partitioning(), exchange.schema().types());
            known =
                    new ShuffleDependency<>(
                            fragment(exchange.input(), exchange.partitioning()),
                            exchange.partitioning().count(),
                            new FragmentOutput(query, map),
                            BatchMeasure.INSTANCE,
                            BatchSerializer.INSTANCE);
            shuffles.put(exchange.id(), known);
        }
        return known;
    }
}
