package io.feldspar.planner.physical;

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
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation;
import io.feldspar.executor.plan.PhysicalPlan.SingleRow;
import io.feldspar.executor.plan.PhysicalPlan.Sort;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// Rebuilds a physical plan bottom up. A node that several parents share stays shared.
final class PlanRewrite {

    private final BinaryOperator<PhysicalPlan> change;
    private final Map<PhysicalPlan, PhysicalPlan> done = new IdentityHashMap<>();

    private PlanRewrite(BinaryOperator<PhysicalPlan> change) {
        this.change = change;
    }

    /// @param change makes the new node of one whose inputs are new already, and of the original
    static PhysicalPlan rewrite(PhysicalPlan root, BinaryOperator<PhysicalPlan> change) {
        return new PlanRewrite(change).apply(root);
    }

    private PhysicalPlan apply(PhysicalPlan plan) {
        PhysicalPlan known = done.get(plan);
        if (known == null) {
            List<PhysicalPlan> inputs = plan.inputs().stream().map(this::apply).toList();
            known = change.apply(withInputs(plan, inputs), plan);
            done.put(plan, known);
        }
        return known;
    }

    static PhysicalPlan withInputs(PhysicalPlan plan, List<PhysicalPlan> inputs) {
        return switch (plan) {
            case Scan scan -> scan;
            case Values values -> values;
            case Filter f -> new Filter(inputs.get(0), f.condition(), f.estimatedRows());
            case Project p -> new Project(inputs.get(0), p.expressions(), p.schema());
            case HashAggregate a ->
                    new HashAggregate(
                            inputs.get(0),
                            a.phase(),
                            a.groupColumns(),
                            a.aggregates(),
                            a.schema(),
                            a.estimatedRows());
            case Expand e -> new Expand(inputs.get(0), e.projections(), e.schema());
            case HashJoin j ->
                    new HashJoin(
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
                            inputs.get(0),
                            inputs.get(1),
                            j.type(),
                            j.condition(),
                            j.schema(),
                            j.estimatedRows());
            case Sort s ->
                    new Sort(inputs.get(0), s.keys(), s.offset(), s.limit(), s.estimatedRows());
            case RowNumber r -> new RowNumber(inputs.get(0), r.partitionColumns(), r.schema());
            case Limit l -> new Limit(inputs.get(0), l.offset(), l.limit(), l.estimatedRows());
            case Union u -> new Union(inputs, u.schema());
            case SetOperation s ->
                    new SetOperation(
                            inputs.get(0), inputs.get(1), s.kind(), s.all(), s.estimatedRows());
            case SingleRow _ -> new SingleRow(inputs.get(0));
            case Exchange e -> new Exchange(inputs.get(0), e.partitioning());
        };
    }
}
