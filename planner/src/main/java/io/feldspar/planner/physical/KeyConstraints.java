package io.feldspar.planner.physical;

import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.plan.JoinType;
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
import io.feldspar.planner.physical.RuntimeFilterPlacement.Source;
import java.util.ArrayList;
import java.util.List;

/// The filters that every value of a column is known to pass, because a join below kept only rows
/// that match its build side.
final class KeyConstraints {

    private KeyConstraints() {}

    static List<Source> of(PhysicalPlan plan, int column) {
        return switch (plan) {
            case Filter filter -> of(filter.input(), column);
            case Sort sort -> of(sort.input(), column);
            case TopRanked top -> of(top.input(), column);
            case Limit limit -> of(limit.input(), column);
            case Window window ->
                    column < window.input().schema().size()
                            ? of(window.input(), column)
                            : List.of();
            case Generate generate ->
                    column < generate.columns().size()
                            ? of(generate.input(), generate.columns().get(column))
                            : List.of();
            case PartitionAggregate aggregate ->
                    column < aggregate.input().schema().size()
                            ? of(aggregate.input(), column)
                            : List.of();
            case Exchange exchange -> of(exchange.input(), column);
            case SetOperation set -> of(set.left(), column);
            case Project project ->
                    project.expressions().get(column) instanceof InputRef ref
                            ? of(project.input(), ref.index())
                            : List.of();
            case HashAggregate aggregate ->
                    column < aggregate.groupColumns().size()
                            ? of(aggregate.input(), aggregate.groupColumns().get(column))
                            : List.of();
            case HashJoin join -> join(join, column);
            case NestedLoopJoin join ->
                    column < join.probe().schema().size() ? of(join.probe(), column) : List.of();
            case Scan _,
                    Values _,
                    ExchangeRead _,
                    Expand _,
                    Union _,
                    RecursiveUnion _,
                    WorkingTable _,
                    SingleRow _,
                    Write _ ->
                    List.of();
        };
    }

    private static List<Source> join(HashJoin join, int column) {
        List<Source> facts = new ArrayList<>();
        int probeColumns = join.probe().schema().size();
        boolean matches = RuntimeFilterPlacement.keepsMatchesOnly(join.type());
        if (join.type() == JoinType.FULL) {
            return facts;
        }
        if (column < probeColumns) {
            facts.addAll(of(join.probe(), column));
        } else if (matches) {
            facts.addAll(of(join.build(), column - probeColumns));
        }
        for (int i = 0; matches && i < join.probeKeys().size(); i++) {
            boolean key =
                    join.probeKeys().get(i) == column
                            || join.buildKeys().get(i) == column - probeColumns;
            if (key
                    && join.runtimeFilters().get(i) >= 0
                    && join.build() instanceof Exchange exchange) {
                facts.add(
                        new Source(
                                join.runtimeFilters().get(i), exchange, exchange.estimatedRows()));
            }
        }
        return facts;
    }
}
