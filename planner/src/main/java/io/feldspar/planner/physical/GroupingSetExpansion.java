package io.feldspar.planner.physical;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Case;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.planner.expression.RexTranslator;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// GROUPING SETS, ROLLUP and CUBE: every row once per set, with the group columns outside of the
/// set null, and the set's number as one more group column.
///
/// ```text
/// input (a, b, x)       GROUPING SETS ((a), ())
/// 1, 2, 10         →    1, 2, 10,  a=1,    set=0
///                       1, 2, 10,  a=null, set=1
/// ```
/// The empty set gives a row even where the input has none: one more row, which no aggregate
/// counts, makes sure of that.
final class GroupingSetExpansion {

    private final PhysicalPlan plan;
    private final List<Integer> groupColumns;
    private final List<Integer> groups;
    private final List<ImmutableBitSet> sets;
    private final int present;

    private GroupingSetExpansion(
            PhysicalPlan plan,
            List<Integer> groupColumns,
            List<Integer> groups,
            List<ImmutableBitSet> sets,
            int present) {
        this.plan = plan;
        this.groupColumns = groupColumns;
        this.groups = groups;
        this.sets = sets;
        this.present = present;
    }

    static GroupingSetExpansion of(Aggregate aggregate, Planned input) {
        List<Integer> groups = aggregate.getGroupSet().asList();
        List<ImmutableBitSet> sets = aggregate.getGroupSets();
        Schema schema = input.plan().schema();
        List<Field> fields = new ArrayList<>(schema.fields());
        List<Integer> groupColumns = new ArrayList<>();
        for (int group : groups) {
            groupColumns.add(fields.size());
            InputRef ref = input.ref(group);
            fields.add(new Field(schema.field(ref.index()).name(), ref.type(), true));
        }
        groupColumns.add(fields.size());
        fields.add(new Field("$set", SimpleType.INTEGER, false));
        boolean empty = sets.stream().anyMatch(ImmutableBitSet::isEmpty);
        int present = empty ? fields.size() : -1;
        if (empty) {
            fields.add(new Field("$present", SimpleType.BOOLEAN, false));
        }
        List<List<Expression>> projections = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            projections.add(projection(input, groups, sets.get(i), i, empty));
        }
        Schema all = new Schema(fields);
        PhysicalPlan expanded = new PhysicalPlan.Expand(input.plan(), projections, all);
        PhysicalPlan plan =
                empty
                        ? new PhysicalPlan.Union(List.of(expanded, emptyRow(sets, all)), all)
                        : expanded;
        return new GroupingSetExpansion(plan, groupColumns, groups, sets, present);
    }

    /// Each group of all columns once for each set, ready to be merged with others: the columns
    /// that the set has, its number, and the states. A row with no state makes sure that the empty
    /// set gives a row.
    ///
    /// @param partial the group columns, then the states
    /// @param sets of positions among the group columns
    static PhysicalPlan ofGroups(PhysicalPlan partial, int groups, List<ImmutableBitSet> sets) {
        Schema schema = partial.schema();
        List<Field> fields = new ArrayList<>();
        for (Field field : schema.fields().subList(0, groups)) {
            fields.add(new Field(field.name(), field.type(), true));
        }
        fields.add(new Field("$set", SimpleType.INTEGER, false));
        fields.addAll(schema.fields().subList(groups, schema.size()));
        Schema all = new Schema(fields);
        List<List<Expression>> projections = new ArrayList<>();
        List<Literal> nothing = new ArrayList<>();
        for (int number = 0; number < sets.size(); number++) {
            ImmutableBitSet set = sets.get(number);
            List<Expression> projection = new ArrayList<>();
            List<Literal> row = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                InputRef ref = new InputRef(i, schema.type(i));
                Literal none = new Literal(null, ref.type());
                projection.add(i >= groups || set.get(i) ? ref : none);
                row.add(none);
            }
            projection.add(groups, new Literal(number, SimpleType.INTEGER));
            row.add(groups, new Literal(number, SimpleType.INTEGER));
            projections.add(projection);
            nothing = set.isEmpty() ? row : nothing;
        }
        PhysicalPlan expanded = new PhysicalPlan.Expand(partial, projections, all);
        return nothing.isEmpty()
                ? expanded
                : new PhysicalPlan.Union(
                        List.of(expanded, new PhysicalPlan.Values(List.of(nothing), all)), all);
    }

    private static List<Expression> projection(
            Planned input, List<Integer> groups, ImmutableBitSet set, int number, boolean empty) {
        List<Expression> expressions = new ArrayList<>();
        Schema schema = input.plan().schema();
        for (int i = 0; i < schema.size(); i++) {
            expressions.add(new InputRef(i, schema.type(i)));
        }
        for (int group : groups) {
            InputRef ref = input.ref(group);
            expressions.add(set.get(group) ? ref : new Literal(null, ref.type()));
        }
        expressions.add(new Literal(number, SimpleType.INTEGER));
        if (empty) {
            expressions.add(new Literal(true, SimpleType.BOOLEAN));
        }
        return expressions;
    }

    private static PhysicalPlan emptyRow(List<ImmutableBitSet> sets, Schema schema) {
        int number = 0;
        while (!sets.get(number).isEmpty()) {
            number++;
        }
        List<Literal> row = new ArrayList<>();
        for (int i = 0; i < schema.size() - 2; i++) {
            row.add(new Literal(null, schema.type(i)));
        }
        row.add(new Literal(number, SimpleType.INTEGER));
        row.add(new Literal(false, SimpleType.BOOLEAN));
        return new PhysicalPlan.Values(List.of(row), schema);
    }

    /// The sets, as positions among the group columns.
    List<ImmutableBitSet> positions() {
        List<ImmutableBitSet> positions = new ArrayList<>();
        for (ImmutableBitSet set : sets) {
            ImmutableBitSet.Builder builder = ImmutableBitSet.builder();
            set.forEach(column -> builder.set(groups.indexOf(column)));
            positions.add(builder.build());
        }
        return positions;
    }

    PhysicalPlan plan() {
        return plan;
    }

    /// Whether there is a row besides those of the input, in a partition of its own.
    boolean addsRow() {
        return present >= 0;
    }

    /// The copies of the group columns, and the number of the set.
    List<Integer> groupColumns() {
        return groupColumns;
    }

    /// The filter of a call, which leaves out the row that is there for the empty set only.
    @Nullable Integer filter(@Nullable Integer own, int inputColumns, List<Expression> extra) {
        if (present < 0) {
            return own;
        }
        if (own == null) {
            return present;
        }
        Expression both =
                new And(
                        List.of(
                                new InputRef(present, SimpleType.BOOLEAN),
                                new InputRef(own, SimpleType.BOOLEAN)));
        return AggregatePlanning.column(both, inputColumns, extra);
    }

    /// GROUPING(a, b): a bit per argument that is 1 where the set lacks it.
    ///
    /// @return over the output of the aggregate, whose last group column is the set's number
    Expression grouping(AggregateCall call, Type type) {
        InputRef number = new InputRef(groups.size(), SimpleType.INTEGER);
        List<Case.Branch> branches = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            branches.add(
                    new Case.Branch(
                            new Comparison(
                                    ComparisonOperator.EQUAL,
                                    number,
                                    new Literal(i, SimpleType.INTEGER)),
                            RexTranslator.number(value(call, i), type)));
        }
        return new Case(branches, RexTranslator.number(0, type));
    }

    private long value(AggregateCall call, int set) {
        if (call.getAggregation().getKind() == SqlKind.GROUP_ID) {
            return sets.subList(0, set).stream().filter(sets.get(set)::equals).count();
        }
        long bits = 0;
        for (int argument : call.getArgList()) {
            bits = (bits << 1) | (sets.get(set).get(argument) ? 0 : 1);
        }
        return bits;
    }
}
