package io.feldspar.planner.physical;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// GROUP BY, with grouping sets, over the columns that the calls need.
final class AggregatePlanning {

    private final PhysicalPlanner planner;
    private final Aggregate aggregate;
    private final List<Integer> groups;
    private final List<AggregateCall> calls;

    AggregatePlanning(PhysicalPlanner planner, Aggregate aggregate) {
        this.planner = planner;
        this.aggregate = aggregate;
        this.groups = aggregate.getGroupSet().asList();
        this.calls = aggregate.getAggCallList();
    }

    Planned plan(ImmutableBitSet needed) {
        Planned input = planner.plan(aggregate.getInput(), inputColumns(needed));
        boolean simple = aggregate.getGroupType() == Aggregate.Group.SIMPLE;
        GroupingSetExpansion sets = simple ? null : GroupingSetExpansion.of(aggregate, input);
        List<SortKey> order = order(input, needed);
        if (sets != null && order.isEmpty()) {
            return rolledUp(input, sets, needed);
        }
        PhysicalPlan source = sets == null ? input.plan() : sets.plan();
        List<Integer> groupColumns =
                sets == null ? groups.stream().map(input::position).toList() : sets.groupColumns();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < groupColumns.size(); i++) {
            Field field = source.schema().field(groupColumns.get(i));
            String name =
                    i < groups.size()
                            ? aggregate.getRowType().getFieldList().get(i).getName()
                            : field.name();
            fields.add(new Field(name, field.type(), field.nullable()));
        }
        Calls planned = calls(needed, input, source.schema().size(), sets, fields);
        GroupPlanning.Grouped grouped =
                new GroupPlanning(planner)
                        .group(
                                Planned.extended(source, planned.extra()),
                                input.single() && (sets == null || !sets.addsRow()),
                                groupColumns,
                                planned.physical(),
                                order,
                                new Schema(fields),
                                planner.rows(aggregate));
        return finish(grouped, planned.columns(), sets, needed);
    }

    /// Grouping sets from the groups of all their columns.
    private Planned rolledUp(Planned input, GroupingSetExpansion sets, ImmutableBitSet needed) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String name = aggregate.getRowType().getFieldList().get(i).getName();
            fields.add(new Field(name, input.ref(groups.get(i)).type(), true));
        }
        fields.add(new Field("$set", SimpleType.INTEGER, false));
        int columns = input.plan().schema().size();
        Calls planned = calls(needed, input, columns, null, fields);
        GroupPlanning.Grouped grouped =
                new GroupPlanning(planner)
                        .rolledUp(
                                Planned.extended(input.plan(), planned.extra()),
                                input.single(),
                                groups.stream().map(input::position).toList(),
                                planned.physical(),
                                sets.positions(),
                                new Schema(fields),
                                planner.rows(aggregate));
        return finish(grouped, planned.columns(), sets, needed);
    }

    /// @param columns of each call's result, or -1
    /// @param extra expressions behind the columns of the rows
    private record Calls(
            int[] columns,
            List<io.feldspar.executor.plan.AggregateCall> physical,
            List<Expression> extra) {}

    /// The calls that are needed, with a field for each behind those of the keys.
    ///
    /// @param inputColumns of the rows that are grouped
    private Calls calls(
            ImmutableBitSet needed,
            Planned input,
            int inputColumns,
            @Nullable GroupingSetExpansion sets,
            List<Field> fields) {
        List<Expression> extra = new ArrayList<>();
        List<io.feldspar.executor.plan.AggregateCall> physical = new ArrayList<>();
        int[] columns = new int[calls.size()];
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = calls.get(i);
            boolean used = needed.get(groups.size() + i) && !grouping(call) && !constant(call);
            columns[i] = used ? fields.size() : -1;
            if (used) {
                physical.add(call(call, input, inputColumns, extra, sets));
                String name =
                        aggregate.getRowType().getFieldList().get(groups.size() + i).getName();
                fields.add(new Field(name, physical.getLast().type(), true));
            }
        }
        return new Calls(columns, physical, extra);
    }

    /// The order in which order-sensitive aggregates such as LISTAGG need the rows; empty if there
    /// are none.
    private List<SortKey> order(Planned input, ImmutableBitSet needed) {
        List<RelFieldCollation> order = List.of();
        for (int i = 0; i < calls.size(); i++) {
            List<RelFieldCollation> wanted = calls.get(i).collation.getFieldCollations();
            if (!needed.get(groups.size() + i) || !ordered(calls.get(i))) {
                continue;
            }
            if (!order.isEmpty() && !order.equals(wanted)) {
                throw new FeldsparException(
                                ErrorCode.NOT_SUPPORTED,
                                "Aggregates with different ORDER BY in one SELECT are not"
                                        + " supported",
                                "Aggregate in two subqueries and join them.")
                        .at(planner.location(calls.get(i).getParserPosition()));
            }
            order = wanted;
        }
        return order.stream().map(key -> SortPlanning.key(key, input)).toList();
    }

    /// Whether the call has an ORDER BY that its result depends on.
    private static boolean ordered(AggregateCall call) {
        return !call.collation.getFieldCollations().isEmpty() && function(call).orderSensitive();
    }

    private static boolean grouping(AggregateCall call) {
        return switch (call.getAggregation().getKind()) {
            case GROUPING, GROUPING_ID, GROUP_ID -> true;
            default -> false;
        };
    }

    /// Whether the result is a literal argument of the call.
    private static boolean constant(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.LITERAL_AGG;
    }

    private ImmutableBitSet inputColumns(ImmutableBitSet needed) {
        ImmutableBitSet.Builder columns = ImmutableBitSet.builder();
        columns.addAll(aggregate.getGroupSet());
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = calls.get(i);
            if (needed.get(groups.size() + i)) {
                columns.addAll(ImmutableBitSet.of(call.getArgList()));
                if (call.filterArg >= 0) {
                    columns.set(call.filterArg);
                }
                if (ordered(call)) {
                    columns.addAll(call.collation.getKeys());
                }
            }
        }
        return columns.build();
    }

    private io.feldspar.executor.plan.AggregateCall call(
            AggregateCall call,
            Planned input,
            int inputColumns,
            List<Expression> extra,
            @Nullable GroupingSetExpansion sets) {
        refuse(call);
        AggregateFunction function = function(call);
        SourceLocation location = planner.location(call.getParserPosition());
        List<Integer> arguments = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        if (!countsRows(call)) {
            List<InputRef> refs = call.getArgList().stream().map(input::ref).toList();
            types.addAll(function.parameterTypes(refs.stream().map(InputRef::type).toList()));
            for (int i = 0; i < refs.size(); i++) {
                arguments.add(
                        column(
                                RexTranslator.cast(refs.get(i), types.get(i), location),
                                inputColumns,
                                extra));
            }
        }
        Integer filter = call.filterArg < 0 ? null : input.position(call.filterArg);
        if (sets != null) {
            filter = sets.filter(filter, inputColumns, extra);
        }
        return new io.feldspar.executor.plan.AggregateCall(
                function, arguments, types, filter, function.resultType(types), location);
    }

    /// COUNT(x) of an x that is never null is COUNT(*).
    private boolean countsRows(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.COUNT
                && call.getArgList().stream()
                        .noneMatch(
                                argument ->
                                        aggregate
                                                .getInput()
                                                .getRowType()
                                                .getFieldList()
                                                .get(argument)
                                                .getType()
                                                .isNullable());
    }

    private static void refuse(AggregateCall call) {
        if (call.isDistinct() && !function(call).ignoresDuplicates()) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "DISTINCT is not supported in "
                            + call.getAggregation().getName()
                            + " alongside these other aggregates",
                    "Aggregate in a subquery over SELECT DISTINCT.");
        }
    }

    private static AggregateFunction function(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        String name = kind == SqlKind.SUM0 ? "SUM" : call.getAggregation().getName();
        return FunctionRegistry.builtIn().aggregate(name);
    }

    static int column(Expression expression, int inputColumns, List<Expression> extra) {
        if (expression instanceof InputRef ref) {
            return ref.index();
        }
        int known = extra.indexOf(expression);
        if (known < 0) {
            known = extra.size();
            extra.add(expression);
        }
        return inputColumns + known;
    }

    /// Brings the results to the types that the node declares.
    private Planned finish(
            GroupPlanning.Grouped grouped,
            int[] callColumns,
            @Nullable GroupingSetExpansion sets,
            ImmutableBitSet needed) {
        PhysicalPlan plan = grouped.plan();
        int[] positions = new int[groups.size() + calls.size()];
        Arrays.fill(positions, -1);
        for (int i = 0; i < groups.size(); i++) {
            positions[i] = i;
        }
        List<Expression> extra = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = calls.get(i);
            Type type = RelTypes.of(call.getType());
            if (grouping(call) && needed.get(groups.size() + i)) {
                // A single grouping set lacks no column.
                Expression bits =
                        sets == null ? RexTranslator.number(0, type) : sets.grouping(call, type);
                positions[groups.size() + i] = column(bits, plan.schema().size(), extra);
            } else if (constant(call) && needed.get(groups.size() + i)) {
                Literal literal = RexTranslator.literal((RexLiteral) call.rexList.get(0), type);
                positions[groups.size() + i] = column(literal, plan.schema().size(), extra);
            } else if (callColumns[i] >= 0) {
                InputRef ref = new InputRef(callColumns[i], plan.schema().type(callColumns[i]));
                positions[groups.size() + i] =
                        column(
                                result(call, ref, type, planner.location(call.getParserPosition())),
                                plan.schema().size(),
                                extra);
            }
        }
        return new Planned(Planned.extended(plan, extra), positions, grouped.single());
    }

    private static Expression result(
            AggregateCall call, InputRef ref, Type type, SourceLocation location) {
        Expression typed = RexTranslator.cast(ref, type, location);
        if (call.getAggregation().getKind() != SqlKind.SUM0) {
            return typed;
        }
        Literal zero = RexTranslator.number(0, type);
        return new Case(List.of(new Case.Branch(new IsNull(ref), zero)), typed);
    }
}
