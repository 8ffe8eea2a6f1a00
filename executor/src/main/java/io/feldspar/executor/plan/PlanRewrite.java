package io.feldspar.executor.plan;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Rebuilds physical plans bottom up.
public final class PlanRewrite {

    private PlanRewrite() {}

    /// The plan with each node changed once its inputs are; an exchange with several readers stays
    /// one.
    ///
    /// @param root numbered, see [#number]
    /// @param change makes the new node of one whose inputs are new already
    public static PhysicalPlan rewrite(PhysicalPlan root, UnaryOperator<PhysicalPlan> change) {
        return rewrite(root, change, new HashMap<>());
    }

    private static PhysicalPlan rewrite(
            PhysicalPlan plan,
            UnaryOperator<PhysicalPlan> change,
            Map<Integer, PhysicalPlan> rewritten) {
        PhysicalPlan known = rewritten.get(plan.id());
        if (known == null) {
            List<PhysicalPlan> inputs = new ArrayList<>();
            for (PhysicalPlan input : plan.inputs()) {
                inputs.add(rewrite(input, change, rewritten));
            }
            known = change.apply(with(plan, plan.id(), inputs));
            rewritten.put(plan.id(), known);
        }
        return known;
    }

    /// The plan with identifiers from 0, inputs before what reads them. An exchange object with
    /// several readers gets one identifier; any other node gets one for each place where it occurs.
    public static PhysicalPlan number(PhysicalPlan root) {
        return new Numbering().number(root);
    }

    private static final class Numbering {

        private final Map<Exchange, PhysicalPlan> exchanges = new IdentityHashMap<>();
        private int next;

        PhysicalPlan number(PhysicalPlan plan) {
            if (!(plan instanceof Exchange exchange)) {
                return numbered(plan);
            }
            PhysicalPlan known = exchanges.get(exchange);
            if (known == null) {
                known = numbered(exchange);
                exchanges.put(exchange, known);
            }
            return known;
        }

        private PhysicalPlan numbered(PhysicalPlan plan) {
            List<PhysicalPlan> inputs = new ArrayList<>();
            for (PhysicalPlan input : plan.inputs()) {
                inputs.add(number(input));
            }
            return with(plan, next++, inputs);
        }
    }

    /// The node with another identifier and other inputs.
    public static PhysicalPlan with(PhysicalPlan plan, int id, List<PhysicalPlan> inputs) {
        return switch (plan) {
            case Scan s ->
                    new Scan(
                            id,
                            s.table(),
                            s.columns(),
                            s.filters(),
                            s.runtimeFilters(),
                            s.schema(),
                            s.estimatedRows());
            case Values v -> new Values(id, v.rows(), v.schema());
            case Filter f -> new Filter(id, inputs.get(0), f.condition(), f.estimatedRows());
            case Project p -> new Project(id, inputs.get(0), p.expressions(), p.schema());
            case HashAggregate a ->
                    new HashAggregate(
                            id,
                            inputs.get(0),
                            a.phase(),
                            a.groupColumns(),
                            a.aggregates(),
                            a.schema(),
                            a.estimatedRows());
            case Expand e -> new Expand(id, inputs.get(0), e.projections(), e.schema());
            case Generate g ->
                    new Generate(
                            id,
                            inputs.get(0),
                            g.columns(),
                            g.generators(),
                            g.outer(),
                            g.schema(),
                            g.estimatedRows());
            case HashJoin j ->
                    new HashJoin(
                            id,
                            inputs.get(0),
                            inputs.get(1),
                            j.type(),
                            j.probeKeys(),
                            j.buildKeys(),
                            j.nullSafe(),
                            j.condition(),
                            j.runtimeFilters(),
                            j.schema(),
                            j.estimatedRows());
            case NestedLoopJoin j ->
                    new NestedLoopJoin(
                            id,
                            inputs.get(0),
                            inputs.get(1),
                            j.type(),
                            j.condition(),
                            j.schema(),
                            j.estimatedRows());
            case Sort s ->
                    new Sort(id, inputs.get(0), s.keys(), s.offset(), s.limit(), s.estimatedRows());
            case Window w ->
                    new Window(
                            id,
                            inputs.get(0),
                            w.partitionColumns(),
                            w.order(),
                            w.calls(),
                            w.schema());
            case PartitionAggregate p ->
                    new PartitionAggregate(
                            id, inputs.get(0), p.partitionColumns(), p.calls(), p.schema());
            case TopRanked t ->
                    new TopRanked(
                            id,
                            inputs.get(0),
                            t.partitionColumns(),
                            t.key(),
                            t.limit(),
                            t.estimatedRows());
            case Limit l -> new Limit(id, inputs.get(0), l.offset(), l.limit(), l.estimatedRows());
            case Union u -> new Union(id, inputs, u.schema());
            case RecursiveUnion r ->
                    new RecursiveUnion(
                            id,
                            inputs.get(0),
                            inputs.get(1),
                            r.recursion(),
                            r.name(),
                            r.all(),
                            r.limit(),
                            r.schema(),
                            r.estimatedRows());
            case WorkingTable w ->
                    new WorkingTable(id, w.recursion(), w.name(), w.schema(), w.estimatedRows());
            case SetOperation s ->
                    new SetOperation(
                            id, inputs.get(0), inputs.get(1), s.kind(), s.all(), s.estimatedRows());
            case SingleRow _ -> new SingleRow(id, inputs.get(0));
            case Write w -> new Write(id, inputs.get(0), w.target(), w.oneTask());
            case Exchange e -> new Exchange(id, inputs.get(0), e.partitioning());
            case ExchangeRead r ->
                    new ExchangeRead(
                            id,
                            r.partitioning(),
                            r.mapTasks(),
                            r.sortedBy(),
                            r.schema(),
                            r.estimatedRows());
        };
    }
}
