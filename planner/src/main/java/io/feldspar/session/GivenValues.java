package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.parser.DefaultItems;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The values that an INSERT gives.
///
/// @param rows in the columns of the table, NULL where no value is given
/// @param missing the columns without values
record GivenValues(PlannedQuery rows, Set<Integer> missing) {

    static GivenValues of(StatementContext context, Statement.Insert insert, TableDetails table) {
        return new Reading(context, insert, table).values();
    }

    /// @param overriding whether identity columns may get values in any case
    static void requireWritable(ColumnDefinition column, boolean overriding) {
        boolean refused =
                switch (column.value()) {
                    case ColumnValue.Generated _ -> true;
                    case ColumnValue.Identity identity -> identity.always() && !overriding;
                    case ColumnValue.Default _ -> false;
                    case null -> false;
                };
        if (refused) {
            throw new FeldsparException(
                    ErrorCode.GENERATED_ALWAYS,
                    "Column '%s' is GENERATED ALWAYS and cannot be set"
                            .formatted(column.field().name()),
                    column.value() instanceof ColumnValue.Identity
                            ? "Leave it out, or write OVERRIDING SYSTEM VALUE."
                            : "Omit it, or use DEFAULT.");
        }
    }

    /// An INSERT that is looked at.
    private record Reading(
            StatementContext context,
            Statement.Insert insert,
            TableDetails table,
            Schema schema,
            String name) {

        Reading(StatementContext context, Statement.Insert insert, TableDetails table) {
            this(
                    context,
                    insert,
                    table,
                    new Schema(table.columns().stream().map(ColumnDefinition::field).toList()),
                    insert.table().getLast());
        }

        GivenValues values() {
            QueryText query = insert.query();
            if (query == null) {
                return defaultsAlone();
            }
            DefaultItems items = query.defaultItems();
            Set<Integer> missing = new TreeSet<>();
            PlannedQuery planned;
            List<Integer> targets;
            if (items == null) {
                planned = context.plan(query);
                targets = targets(planned.schema());
            } else {
                targets = targets(items.width());
                planned = context.plan(query.withDefaults(defaults(targets)));
            }
            Set<Integer> defaulted = items == null ? Set.of() : items.all();
            List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                int position = targets.indexOf(i);
                if (position >= 0 && defaulted.contains(position)) {
                    position = -1;
                }
                if (position < 0) {
                    missing.add(i);
                } else {
                    requireWritable(table.columns().get(i), insert.overriding());
                }
                positions.add(position);
            }
            return new GivenValues(Insertion.shape(planned, schema, positions), missing);
        }

        /// One row, all of whose values are defaults.
        private GivenValues defaultsAlone() {
            Schema none = Schema.of(new Field("none", SimpleType.INTEGER, true));
            PhysicalPlan row =
                    new PhysicalPlan.Values(
                            List.of(List.of(new Literal(null, SimpleType.INTEGER))), none);
            List<Integer> positions = IntStream.range(0, schema.size()).mapToObj(_ -> -1).toList();
            return new GivenValues(
                    Insertion.shape(
                            new PlannedQuery(PlanRewrite.number(row), none), schema, positions),
                    new HashSet<>(IntStream.range(0, schema.size()).boxed().toList()));
        }

        private List<Integer> targets(Schema query) {
            if (!insert.byName()) {
                return targets(query.size());
            }
            return targets(query.fields().stream().map(Field::name).toList());
        }

        private List<Integer> targets(List<String> columns) {
            List<Integer> positions = Insertion.positions(schema, columns, name);
            return IntStream.range(0, columns.size()).mapToObj(positions::indexOf).toList();
        }

        /// The column of the table that each column of the query is for.
        private List<Integer> targets(int given) {
            List<String> named = insert.columns();
            if (!named.isEmpty()) {
                requireWidth(named.size(), given);
                return targets(named);
            }
            List<Integer> all = IntStream.range(0, schema.size()).boxed().toList();
            List<Integer> plain = all.stream().filter(i -> !generated(i)).toList();
            if (given != schema.size() && given == plain.size()) {
                return plain;
            }
            boolean restHasValues =
                    given < schema.size()
                            && all.subList(given, schema.size()).stream()
                                    .allMatch(i -> table.columns().get(i).value() != null);
            if (!restHasValues) {
                requireWidth(schema.size(), given);
            }
            return all.subList(0, given);
        }

        private boolean generated(int column) {
            return table.columns().get(column).value() instanceof ColumnValue.Generated;
        }

        private void requireWidth(int wanted, int given) {
            if (given != wanted) {
                throw new FeldsparException(
                        ErrorCode.INVALID_STATEMENT,
                        "Table '%s' has %d columns but the query returns %d"
                                .formatted(name, wanted, given));
            }
        }

        private List<@Nullable Formula> defaults(List<Integer> targets) {
            List<@Nullable Formula> defaults = new ArrayList<>();
            for (int target : targets) {
                ColumnDefinition column = table.columns().get(target);
                defaults.add(
                        switch (column.value()) {
                            case ColumnValue.Default(Formula formula) ->
                                    cast(formula, column.field());
                            case ColumnValue.Identity _, ColumnValue.Generated _ -> null;
                            case null -> null;
                        });
            }
            return defaults;
        }

        /// All items of a list must have the same type.
        private static Formula cast(Formula formula, Field column) {
            String type = DescribedColumns.typeName(formula.dialect(), column.type());
            return new Formula(
                    "CAST((\n%s\n) AS %s)".formatted(formula.sql(), type), formula.dialect());
        }
    }
}
