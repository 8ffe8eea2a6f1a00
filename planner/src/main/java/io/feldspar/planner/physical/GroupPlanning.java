package io.feldspar.planner.physical;

import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate.Phase;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.util.ImmutableBitSet;

/// Grouping over partitions.
///
/// ```text
/// one partition        many rows per group            nearly one row per group
///
/// SINGLE               FINAL                          SINGLE
///   input                Exchange Single or Hash        Exchange Hash
///                          PARTIAL                        input
///                            input
/// ```
/// Where the order of rows matters, each partition sorts all its rows before it groups them.
final class GroupPlanning {

    /// Up to so many groups one partition finishes them.
    private static final double SINGLE_GROUPS = 20_000;

    /// Where grouping leaves more than this fraction of the rows, grouping twice does not pay.
    private static final double PARTIAL_WORTH = 0.7;

    /// With more rows than this the estimate is not trusted: grouping twice is tried, and given up
    /// by tasks that find it useless. Rows of a group may lie together, as those of an order do.
    private static final double TRIAL_WORTH = 1_000_000;

    private final PhysicalPlanner planner;

    GroupPlanning(PhysicalPlanner planner) {
        this.planner = planner;
    }

    /// @param single whether all rows are in one partition
    record Grouped(PhysicalPlan plan, boolean single) {}

    /// @param groups columns of the input
    /// @param order in which the calls want the rows, or empty
    /// @param schema the group columns, then the results
    Grouped group(
            PhysicalPlan input,
            boolean single,
            List<Integer> groups,
            List<AggregateCall> calls,
            List<SortKey> order,
            Schema schema,
            double rows) {
        boolean few = groups.isEmpty() || rows <= SINGLE_GROUPS;
        if (!order.isEmpty()) {
            boolean together = single || groups.isEmpty();
            PhysicalPlan gathered =
                    single ? input : exchanged(input, groups, groups.isEmpty(), rows);
            PhysicalPlan sorted =
                    new PhysicalPlan.Sort(gathered, order, 0, -1, gathered.estimatedRows());
            return new Grouped(
                    aggregate(sorted, Phase.SINGLE, groups, calls, schema, rows), together);
        }
        if (single) {
            return new Grouped(aggregate(input, Phase.SINGLE, groups, calls, schema, rows), true);
        }
        if (!few
                && rows > PARTIAL_WORTH * input.estimatedRows()
                && input.estimatedRows() < TRIAL_WORTH) {
            PhysicalPlan exchanged = exchanged(input, groups, false, rows);
            return new Grouped(
                    aggregate(exchanged, Phase.SINGLE, groups, calls, schema, rows), false);
        }
        PhysicalPlan partial = partial(input, groups, calls, schema, rows);
        List<Integer> keys = IntStream.range(0, groups.size()).boxed().toList();
        PhysicalPlan exchanged = exchanged(partial, keys, few, rows);
        return new Grouped(
                aggregate(exchanged, Phase.FINAL, keys, merging(calls, keys.size()), schema, rows),
                few);
    }

    /// Grouping sets computed from the groups of all their columns together, which are hardly ever
    /// more than the rows and often far fewer.
    ///
    /// ```text
    /// FINAL
    ///   Exchange Single or Hash
    ///     INTERMEDIATE
    ///       each group once for each set
    ///         PARTIAL by all columns
    ///           input
    /// ```
    ///
    /// @param single whether all rows are in one partition
    /// @param groups columns of the input
    /// @param sets of positions among the groups
    /// @param schema the group columns and the number of the set, then the results
    Grouped rolledUp(
            PhysicalPlan input,
            boolean single,
            List<Integer> groups,
            List<AggregateCall> calls,
            List<ImmutableBitSet> sets,
            Schema schema,
            double rows) {
        List<Field> fields = new ArrayList<>(schema.fields());
        fields.remove(groups.size());
        double finest = Math.max(1, rows / sets.size());
        PhysicalPlan partial = partial(input, groups, calls, new Schema(fields), finest);
        PhysicalPlan expanded = GroupingSetExpansion.ofGroups(partial, groups.size(), sets);
        List<Integer> keys = IntStream.rangeClosed(0, groups.size()).boxed().toList();
        List<AggregateCall> merging = merging(calls, keys.size());
        boolean together = single && expanded instanceof PhysicalPlan.Expand;
        boolean few = rows <= SINGLE_GROUPS;
        PhysicalPlan gathered = expanded;
        if (!together) {
            PhysicalPlan merged =
                    aggregate(
                            expanded,
                            Phase.INTERMEDIATE,
                            keys,
                            merging,
                            expanded.schema(),
                            Math.min(expanded.estimatedRows(), rows));
            gathered = exchanged(merged, keys, few, rows);
        }
        return new Grouped(
                aggregate(gathered, Phase.FINAL, keys, merging, schema, rows), together || few);
    }

    private PhysicalPlan exchanged(
            PhysicalPlan input, List<Integer> keys, boolean single, double rows) {
        return new PhysicalPlan.Exchange(
                input,
                single
                        ? new Partitioning.Single()
                        : new Partitioning.Hash(keys, planner.partitions(rows)));
    }

    private static PhysicalPlan aggregate(
            PhysicalPlan input,
            Phase phase,
            List<Integer> groups,
            List<AggregateCall> calls,
            Schema schema,
            double rows) {
        return new PhysicalPlan.HashAggregate(input, phase, groups, calls, schema, rows);
    }

    private static PhysicalPlan partial(
            PhysicalPlan input,
            List<Integer> groups,
            List<AggregateCall> calls,
            Schema schema,
            double rows) {
        List<Field> fields = new ArrayList<>(schema.fields().subList(0, groups.size()));
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = calls.get(i);
            String name = schema.field(groups.size() + i).name();
            for (Type state : call.function().stateTypes(call.argumentTypes())) {
                fields.add(new Field(name + "$" + fields.size(), state, true));
            }
        }
        double partialRows = Math.min(input.estimatedRows(), Math.max(1, rows));
        return aggregate(input, Phase.PARTIAL, groups, calls, new Schema(fields), partialRows);
    }

    /// The calls over the columns of their states.
    private static List<AggregateCall> merging(List<AggregateCall> calls, int firstState) {
        List<AggregateCall> merging = new ArrayList<>();
        int next = firstState;
        for (AggregateCall call : calls) {
            int states = call.function().stateTypes(call.argumentTypes()).size();
            List<Integer> columns = IntStream.range(next, next + states).boxed().toList();
            next += states;
            merging.add(
                    new AggregateCall(
                            call.function(),
                            columns,
                            call.argumentTypes(),
                            null,
                            call.type(),
                            call.location()));
        }
        return merging;
    }

    /// The distinct combinations of columns of the relational node.
    Planned distinct(Planned input, List<Integer> columns, double rows) {
        List<Integer> groups = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        int[] positions = new int[input.positions().length];
        Arrays.fill(positions, -1);
        for (int column : columns) {
            int position = input.position(column);
            int at = groups.indexOf(position);
            if (at < 0) {
                at = groups.size();
                groups.add(position);
                fields.add(input.plan().schema().field(position));
            }
            positions[column] = at;
        }
        Grouped grouped =
                group(
                        input.plan(),
                        input.single(),
                        groups,
                        List.of(),
                        List.of(),
                        new Schema(fields),
                        rows);
        return new Planned(grouped.plan(), positions, grouped.single());
    }
}
