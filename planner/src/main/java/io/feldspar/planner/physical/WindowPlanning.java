package io.feldspar.planner.physical;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.WindowFrame;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WindowCall;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.sql.type.RelTypes;
import io.feldspar.sql.window.WindowSpec;
import io.feldspar.sql.window.Windowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Window calls: those of one partitioning share an exchange, those whose orders begin alike share
/// a sort.
///
/// ```text
/// Window by a order b, c: …
///   Window by a order b: …
///     Sort a, b, c
///       Exchange by hash of a
/// ```
final class WindowPlanning {

    private final PhysicalPlanner planner;
    private final Windowed node;
    private final @Nullable RexNode condition;
    private final int[] positions;

    /// @param condition what the rows above must fulfil, or null
    WindowPlanning(PhysicalPlanner planner, Windowed node, @Nullable RexNode condition) {
        this.planner = planner;
        this.node = node;
        this.condition = condition;
        positions = new int[node.getRowType().getFieldCount()];
        Arrays.fill(positions, -1);
    }

    /// A call, by its number in the node, and how its rows are sorted.
    private record Sorted(int call, List<Integer> partition, List<SortKey> order) {

        private boolean fits(Sorted other) {
            return new HashSet<>(partition).equals(new HashSet<>(other.partition))
                    && order.size() <= other.order.size()
                    && other.order.subList(0, order.size()).equals(order);
        }
    }

    Planned plan(ImmutableBitSet needed) {
        int inputs = node.inputColumns();
        ImmutableBitSet.Builder columns = ImmutableBitSet.builder();
        List<Integer> calls = new ArrayList<>();
        for (int column : needed) {
            if (column < inputs) {
                columns.set(column);
            } else {
                calls.add(column - inputs);
                columns.addAll(ImmutableBitSet.of(node.calls().get(column - inputs).operands()));
            }
        }
        Planned input = planner.plan(node.getInput(), columns.build());
        System.arraycopy(input.positions(), 0, positions, 0, inputs);
        List<Sorted> left = new ArrayList<>();
        for (int call : calls) {
            left.add(sorted(call, input));
        }
        left.sort(Comparator.comparingInt((Sorted each) -> -each.order().size()));
        PhysicalPlan plan = topRanked(input.plan(), left);
        boolean single = input.single();
        Set<Integer> hashed = null;
        while (!left.isEmpty()) {
            Sorted first = next(left, hashed);
            Set<Integer> partition = new HashSet<>(first.partition());
            if (!single && (hashed == null || !hashed.equals(partition))) {
                plan = exchanged(plan, first.partition());
                single = first.partition().isEmpty();
            }
            hashed = partition;
            List<Sorted> together = left.stream().filter(each -> each.fits(first)).toList();
            left.removeAll(together);
            plan =
                    together.stream().allMatch(this::overPartition)
                            ? aggregated(plan, first.partition(), together, input)
                            : window(sort(plan, first), first.partition(), together, input);
        }
        return new Planned(plan, positions, single);
    }

    /// Drops rows early that a condition on their rank drops, where all calls rank alike.
    private PhysicalPlan topRanked(PhysicalPlan input, List<Sorted> calls) {
        int limit = condition == null ? 0 : RankLimit.of(condition, node, planner.rexBuilder());
        if (limit == 0 || calls.isEmpty() || calls.get(0).order().isEmpty()) {
            return input;
        }
        Sorted first = calls.get(0);
        for (Sorted each : calls) {
            boolean alike = each.fits(first) && first.fits(each);
            if (!alike || !RankLimit.ranks(node.calls().get(each.call()))) {
                return input;
            }
        }
        double partitions =
                planner.estimate(node.getInput())
                        .distinct(node.calls().get(first.call()).partition());
        return new PhysicalPlan.TopRanked(
                PhysicalPlan.UNNUMBERED,
                input,
                first.partition(),
                first.order().get(0),
                limit,
                Math.min(input.estimatedRows(), partitions * limit));
    }

    /// One that needs no exchange, if there is one, otherwise the one with the longest order.
    private static Sorted next(List<Sorted> left, @Nullable Set<Integer> hashed) {
        return left.stream()
                .filter(each -> new HashSet<>(each.partition()).equals(hashed))
                .findFirst()
                .orElse(left.get(0));
    }

    private Sorted sorted(int number, Planned input) {
        Windowed.Call call = node.calls().get(number);
        List<Integer> partition =
                call.partition().stream().map(input::position).distinct().toList();
        List<SortKey> order = new ArrayList<>();
        for (int k = 0; k < call.keys().size(); k++) {
            int column = input.position(call.keys().get(k));
            WindowSpec.Direction direction = call.spec().order().get(k);
            boolean known =
                    partition.contains(column)
                            || order.stream().anyMatch(key -> key.column() == column);
            // The first key is kept: RANGE counts from it.
            if (!known || k == 0) {
                order.add(new SortKey(column, direction.descending(), direction.nullsFirst()));
            }
        }
        return new Sorted(number, partition, order);
    }

    /// Whether rows need no order: an aggregate has the same value in all rows of its partition.
    private boolean overPartition(Sorted sorted) {
        WindowSpec spec = node.calls().get(sorted.call()).spec();
        AggregateFunction aggregate = spec.aggregate();
        return sorted.order().isEmpty()
                && aggregate != null
                && (!spec.distinct() || aggregate.ignoresDuplicates())
                && spec.frameIsPartition();
    }

    private PhysicalPlan aggregated(
            PhysicalPlan plan, List<Integer> partition, List<Sorted> calls, Planned input) {
        return appended(
                plan,
                calls,
                input,
                (prepared, windowCalls, schema) ->
                        new PhysicalPlan.PartitionAggregate(
                                PhysicalPlan.UNNUMBERED,
                                prepared,
                                partition,
                                windowCalls.stream()
                                        .map(call -> ((WindowCall.Aggregate) call).call())
                                        .toList(),
                                schema));
    }

    private PhysicalPlan exchanged(PhysicalPlan plan, List<Integer> partition) {
        return new PhysicalPlan.Exchange(
                plan,
                partition.isEmpty()
                        ? new Partitioning.Single()
                        : new Partitioning.Hash(partition, planner.partitions()));
    }

    private static PhysicalPlan sort(PhysicalPlan plan, Sorted by) {
        List<SortKey> keys = new ArrayList<>();
        by.partition().forEach(column -> keys.add(new SortKey(column, false, false)));
        by.order().stream()
                .filter(key -> !by.partition().contains(key.column()))
                .forEach(keys::add);
        return keys.isEmpty()
                ? plan
                : new PhysicalPlan.Sort(plan, keys, 0, -1, plan.estimatedRows());
    }

    /// A node for the calls of each order, which all are beginnings of one.
    private PhysicalPlan window(
            PhysicalPlan sorted, List<Integer> partition, List<Sorted> calls, Planned input) {
        PhysicalPlan plan = sorted;
        List<Sorted> left = new ArrayList<>(calls);
        while (!left.isEmpty()) {
            List<SortKey> order = left.get(0).order();
            List<Sorted> same = left.stream().filter(each -> each.order().equals(order)).toList();
            left.removeAll(same);
            plan =
                    appended(
                            plan,
                            same,
                            input,
                            (prepared, windowCalls, schema) ->
                                    new PhysicalPlan.Window(
                                            prepared, partition, order, windowCalls, schema));
        }
        return plan;
    }

    /// A node that appends a column per call to its input.
    private interface Appending {
        PhysicalPlan over(PhysicalPlan prepared, List<WindowCall> calls, Schema schema);
    }

    private PhysicalPlan appended(
            PhysicalPlan plan, List<Sorted> same, Planned input, Appending appending) {
        List<Expression> extra = new ArrayList<>();
        List<WindowCall> calls = new ArrayList<>();
        int width = plan.schema().size();
        for (Sorted each : same) {
            calls.add(call(node.calls().get(each.call()), input, width, extra));
        }
        PhysicalPlan prepared = Planned.extended(plan, extra);
        List<Field> fields = new ArrayList<>(prepared.schema().fields());
        for (int i = 0; i < same.size(); i++) {
            int column = node.inputColumns() + same.get(i).call();
            Field field = RelTypes.field(node.getRowType().getFieldList().get(column));
            positions[column] = fields.size();
            fields.add(new Field(field.name(), calls.get(i).type(), field.nullable()));
        }
        return appending.over(prepared, calls, new Schema(fields));
    }

    private WindowCall call(Windowed.Call call, Planned input, int width, List<Expression> extra) {
        WindowSpec spec = call.spec();
        Columns columns = new Columns(call, input, width, extra, planner.location(call.position()));
        AggregateFunction aggregate = spec.aggregate();
        List<Type> given = new ArrayList<>();
        for (int i = 0; i < spec.arguments(); i++) {
            given.add(columns.ref(i).type());
        }
        List<Type> types =
                aggregate == null
                        ? spec.function().parameterTypes(given)
                        : aggregate.parameterTypes(given);
        List<Integer> arguments = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            arguments.add(columns.cast(i, types.get(i)));
        }
        WindowFrame frame = frame(spec, columns);
        if (aggregate == null) {
            WindowFunction function = spec.function();
            return new WindowCall.Function(
                    function,
                    arguments,
                    spec.ignoreNulls(),
                    frame,
                    function.resultType(types),
                    columns.location());
        }
        Integer filter = spec.filtered() ? columns.ref(spec.filterOperand()).index() : null;
        return new WindowCall.Aggregate(
                new AggregateCall(
                        aggregate,
                        arguments,
                        types,
                        filter,
                        aggregate.resultType(types),
                        columns.location()),
                spec.distinct(),
                frame);
    }

    /// The operands of a call as columns of the node's input, some of them computed behind it.
    ///
    /// @param width the columns before those that are computed
    private record Columns(
            Windowed.Call call,
            Planned input,
            int width,
            List<Expression> extra,
            SourceLocation location) {

        InputRef ref(int operand) {
            int position = input.position(call.operands().get(operand));
            return new InputRef(position, input.plan().schema().type(position));
        }

        int cast(int operand, Type type) {
            return AggregatePlanning.column(
                    RexTranslator.cast(ref(operand), type, location), width, extra);
        }
    }

    private static WindowFrame frame(WindowSpec spec, Columns columns) {
        int start = spec.startOperand();
        int end = spec.endOperand();
        boolean range = spec.unit() == Unit.RANGE && (start >= 0 || end >= 0);
        Type type = range ? rangeType(start, end, columns) : SimpleType.BIGINT;
        return new WindowFrame(
                spec.unit(),
                new Bound(spec.start(), start < 0 ? -1 : columns.cast(start, type)),
                new Bound(spec.end(), end < 0 ? -1 : columns.cast(end, type)),
                spec.exclusion(),
                range ? columns.cast(spec.firstKey(), type) : -1);
    }

    /// The type in which bounds of RANGE and the key are compared.
    private static Type rangeType(int start, int end, Columns columns) {
        Type type = columns.ref(start < 0 ? end : start).type();
        Type common = end < 0 ? type : Coercion.common(type, columns.ref(end).type());
        return common == null ? type : common;
    }
}
