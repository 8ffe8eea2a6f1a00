package io.feldspar.executor.plan;

import io.feldspar.executor.expression.Columns;
import io.feldspar.executor.expression.Expression;
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
import io.feldspar.rdd.Determinism;
import java.util.List;

/// What a task of a fragment gives when it runs a second time: the same rows in the same order, in
/// another order, or other rows.
///
/// Groups and join tables come in an order that depends on memory and on other tasks. Where the
/// order changes, LIMIT, window functions and order-sensitive aggregates give other rows.
public final class FragmentOrder {

    private FragmentOrder() {}

    /// @param inputs what the exchanges give that the fragment reads
    public static Determinism of(Fragment fragment, Determinism inputs) {
        Determinism rows = of(fragment.root(), inputs);
        return fragment.output() instanceof Partitioning.RoundRobin ? byOrder(rows) : rows;
    }

    private static Determinism of(PhysicalPlan node, Determinism inputs) {
        Determinism below = Determinism.DETERMINATE;
        for (PhysicalPlan input : node.inputs()) {
            below = below.and(of(input, inputs));
        }
        return switch (node) {
            case Scan scan -> below.and(of(scan.filters()));
            case Filter filter -> below.and(of(filter.condition()));
            case Project project -> below.and(of(project.expressions()));
            case Expand expand -> {
                for (List<Expression> projection : expand.projections()) {
                    below = below.and(of(projection));
                }
                yield below;
            }
            case HashAggregate aggregate -> aggregates(aggregate.aggregates(), below);
            case PartitionAggregate aggregate -> aggregates(aggregate.calls(), below);
            case HashJoin join ->
                    below.and(Determinism.UNORDERED)
                            .and(join.condition() == null ? below : of(join.condition()));
            case NestedLoopJoin join ->
                    below.and(Determinism.UNORDERED)
                            .and(join.condition() == null ? below : of(join.condition()));
            case SetOperation _ -> below.and(Determinism.UNORDERED);
            case Sort sort -> sort.limit() < 0 && sort.offset() == 0 ? below : byOrder(below);
            case Limit _, Window _, TopRanked _ -> byOrder(below);
            case ExchangeRead _ -> inputs;
            case WorkingTable _ -> Determinism.UNORDERED;
            case Exchange _,
                    Generate _,
                    RecursiveUnion _,
                    SingleRow _,
                    Union _,
                    Values _,
                    Write _ ->
                    below;
        };
    }

    private static Determinism aggregates(List<AggregateCall> calls, Determinism below) {
        Determinism result = below.and(Determinism.UNORDERED);
        for (AggregateCall call : calls) {
            if (!call.function().deterministic()) {
                return Determinism.INDETERMINATE;
            }
            if (call.function().orderSensitive()) {
                result = result.and(byOrder(below));
            }
        }
        return result;
    }

    /// Of an operator that takes rows by their place in the order.
    private static Determinism byOrder(Determinism below) {
        return below == Determinism.UNORDERED ? Determinism.INDETERMINATE : below;
    }

    private static Determinism of(List<Expression> expressions) {
        return expressions.stream().allMatch(Columns::deterministic)
                ? Determinism.DETERMINATE
                : Determinism.INDETERMINATE;
    }

    private static Determinism of(Expression expression) {
        return of(List.of(expression));
    }
}
