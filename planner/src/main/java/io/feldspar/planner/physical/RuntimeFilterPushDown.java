package io.feldspar.planner.physical;

import io.feldspar.executor.expression.Expression.InputRef;
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
import java.util.ArrayList;
import java.util.List;

/// Follows a column down to the scans where rows with unwanted values of it may be dropped, given
/// that above no row with such a value, or with null, is kept.
final class RuntimeFilterPushDown {

    /// Output column `column` of a scan.
    record Target(Scan scan, int column) {}

    private final ExchangeDependencies stages;
    private final List<Target> targets = new ArrayList<>();

    RuntimeFilterPushDown(ExchangeDependencies stages) {
        this.stages = stages;
    }

    List<Target> from(PhysicalPlan plan, int column) {
        descend(plan, column);
        return targets;
    }

    private void descend(PhysicalPlan plan, int column) {
        switch (plan) {
            case Scan scan -> targets.add(new Target(scan, column));
            case Filter filter -> descend(filter.input(), column);
            case Project project -> {
                if (project.expressions().get(column) instanceof InputRef ref) {
                    descend(project.input(), ref.index());
                }
            }
            case HashAggregate aggregate -> {
                if (column < aggregate.groupColumns().size()) {
                    descend(aggregate.input(), aggregate.groupColumns().get(column));
                }
            }
            case Expand expand -> expand(expand, column);
            case HashJoin join -> join(join, column);
            case NestedLoopJoin join -> nestedLoop(join, column);
            case Sort sort -> {
                if (sort.limit() < 0 && sort.offset() == 0) {
                    descend(sort.input(), column);
                }
            }
            case TopRanked top -> {
                if (top.partitionColumns().contains(column)) {
                    descend(top.input(), column);
                }
            }
            case Window window -> {
                if (window.partitionColumns().contains(column)) {
                    descend(window.input(), column);
                }
            }
            case Generate generate -> {
                if (column < generate.columns().size()) {
                    descend(generate.input(), generate.columns().get(column));
                }
            }
            case PartitionAggregate aggregate -> {
                if (aggregate.partitionColumns().contains(column)) {
                    descend(aggregate.input(), column);
                }
            }
            case Union union -> union.inputs().forEach(input -> descend(input, column));
            case SetOperation set -> {
                descend(set.left(), column);
                descend(set.right(), column);
            }
            case Exchange exchange -> {
                if (!stages.shared(exchange)) {
                    descend(exchange.input(), column);
                }
            }
            case ExchangeRead _,
                    Limit _,
                    RecursiveUnion _,
                    SingleRow _,
                    Values _,
                    WorkingTable _,
                    Write _ -> {}
        }
    }

    private void expand(Expand expand, int column) {
        if (expand.projections().get(0).get(column) instanceof InputRef ref
                && expand.projections().stream().allMatch(p -> p.get(column).equals(ref))) {
            descend(expand.input(), ref.index());
        }
    }

    private void join(HashJoin join, int column) {
        int probeColumns = join.probe().schema().size();
        switch (join.type()) {
            case INNER -> {
                if (column < probeColumns) {
                    probe(join, column, true);
                } else {
                    descend(join.build(), column - probeColumns);
                    across(join, join.buildKeys(), column - probeColumns, join.probeKeys(), true);
                }
            }
            case LEFT -> {
                if (column < probeColumns) {
                    probe(join, column, true);
                } else {
                    descend(join.build(), column - probeColumns);
                }
            }
            case SEMI, ANTI -> probe(join, column, true);
            case NULL_AWARE_ANTI -> probe(join, column, false);
            case MARK -> {
                if (column < probeColumns) {
                    probe(join, column, true);
                }
            }
            case FULL -> {}
        }
    }

    private void probe(HashJoin join, int column, boolean across) {
        descend(join.probe(), column);
        if (across) {
            across(join, join.probeKeys(), column, join.buildKeys(), false);
        }
    }

    /// A row of the other side has the same value where the column is a key.
    private void across(
            HashJoin join,
            List<Integer> keys,
            int column,
            List<Integer> otherKeys,
            boolean toProbe) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == column && !join.nullSafe().get(i)) {
                descend(toProbe ? join.probe() : join.build(), otherKeys.get(i));
            }
        }
    }

    private void nestedLoop(NestedLoopJoin join, int column) {
        int probeColumns = join.probe().schema().size();
        switch (join.type()) {
            case INNER, LEFT -> {
                if (column < probeColumns) {
                    descend(join.probe(), column);
                } else {
                    descend(join.build(), column - probeColumns);
                }
            }
            case SEMI, ANTI, NULL_AWARE_ANTI -> descend(join.probe(), column);
            case MARK -> {
                if (column < probeColumns) {
                    descend(join.probe(), column);
                }
            }
            case FULL -> {}
        }
    }
}
