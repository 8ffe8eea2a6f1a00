package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Reshaping;
import io.feldspar.sql.parser.Reshaping.Aggregate;
import io.feldspar.sql.parser.Reshaping.Key;
import io.feldspar.sql.parser.Reshaping.Value;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.List;

/// PIVOT as a statement: a first query finds the values of each key, and a second one has an
/// aggregate with FILTER for each combination of them.
///
/// ```text
/// PIVOT t ON c USING sum(x) GROUP BY y
/// SELECT DISTINCT c FROM t ORDER BY c
/// SELECT y, sum(x) FILTER (WHERE c = 'a') AS a, … FROM t GROUP BY y ORDER BY y
/// ```
record PivotExecution(Reshaping.Pivot pivot) implements StatementExecution {

    private static final int MOST_COLUMNS = 2_000;

    /// Values of the first keys.
    ///
    /// @param condition of the rows that have them
    private record Combination(String condition, String name) {}

    @Override
    public OperationResult run(StatementContext context) {
        List<Combination> columns = List.of(new Combination("", ""));
        for (Key key : pivot.keys()) {
            columns = combined(columns, key, values(context, key));
        }
        List<String> groups = groups(context);
        List<String> items = new ArrayList<>(groups);
        List<Aggregate> aggregates =
                pivot.aggregates().isEmpty()
                        ? List.of(new Aggregate("count(*)", null))
                        : pivot.aggregates();
        for (Combination column : columns) {
            for (Aggregate aggregate : aggregates) {
                items.add(
                        "%s FILTER (WHERE %s) AS %s"
                                .formatted(
                                        aggregate.call(),
                                        column.condition(),
                                        written(name(column, aggregate, aggregates.size() > 1))));
            }
        }
        String grouping = String.join(", ", groups);
        String sql =
                "SELECT %s FROM %s%s %s"
                        .formatted(
                                String.join(", ", items),
                                pivot.part().source(),
                                groups.isEmpty() ? "" : " GROUP BY " + grouping,
                                pivot.part().tail().isEmpty() && !groups.isEmpty()
                                        ? "ORDER BY " + grouping
                                        : pivot.part().tail());
        return UnpivotExecution.run(context, text(sql));
    }

    private QueryText text(String sql) {
        return QueryText.of(sql, pivot.part().dialect());
    }

    private String written(String name) {
        return WrittenName.of(name, pivot.part().dialect());
    }

    private static String name(Combination column, Aggregate aggregate, boolean several) {
        String alias = aggregate.alias();
        return alias != null
                ? column.name() + "_" + alias
                : several ? column.name() + "_" + aggregate.call() : column.name();
    }

    private static List<Combination> combined(
            List<Combination> before, Key key, List<Value> values) {
        if ((long) before.size() * values.size() > MOST_COLUMNS) {
            throw new FeldsparException(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "PIVOT would make more than %d columns".formatted(MOST_COLUMNS),
                    "Name the values with IN.");
        }
        List<Combination> combined = new ArrayList<>();
        for (Combination each : before) {
            for (Value value : values) {
                String condition = "(%s) = %s".formatted(key.expression(), value.expression());
                combined.add(
                        each.name().isEmpty() && each.condition().isEmpty()
                                ? new Combination(condition, value.name())
                                : new Combination(
                                        each.condition() + " AND " + condition,
                                        each.name() + "_" + value.name()));
            }
        }
        return combined;
    }

    /// The values of a key, as constants of the dialect.
    private List<Value> values(StatementContext context, Key key) {
        List<Value> given = key.values();
        if (given != null) {
            return given;
        }
        QueryText query =
                text(
                        ("SELECT CAST(k AS VARCHAR), typeof(k) FROM (SELECT DISTINCT (%s) AS k FROM %s)"
                                        + " WHERE k IS NOT NULL ORDER BY k LIMIT %d")
                                .formatted(
                                        key.expression(), pivot.part().source(), MOST_COLUMNS + 1));
        List<Value> values = new ArrayList<>();
        try (RunningQuery running = context.start(context.plan(query).plan(), false)) {
            for (Batch batch = running.next(); batch != null; batch = running.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    values.add(value(batch.values(i)));
                }
            }
        } catch (FeldsparException e) {
            throw UnpivotExecution.withoutPlace(e);
        }
        return values;
    }

    /// @param row the text of a value and its type
    private Value value(List<?> row) {
        String text = String.valueOf(row.get(0));
        String quoted = text.replace("'", "''");
        String constant =
                switch (pivot.part().dialect()) {
                    case FELDSPAR -> quoted;
                    case SPARK -> quoted.replace("\\", "\\\\").replace("''", "\\'");
                };
        return new Value("CAST('%s' AS %s)".formatted(constant, row.get(1)), text);
    }

    /// The expressions that have a value in each row of the result.
    private List<String> groups(StatementContext context) {
        List<String> given = pivot.groups();
        if (given != null) {
            return given;
        }
        Dialect dialect = pivot.part().dialect();
        try {
            return context
                    .session()
                    .describe(text("SELECT * FROM " + pivot.part().source()))
                    .fields()
                    .stream()
                    .map(Field::name)
                    .filter(name -> !pivot.read().contains(name))
                    .map(name -> WrittenName.of(name, dialect))
                    .toList();
        } catch (FeldsparException e) {
            throw UnpivotExecution.withoutPlace(e);
        }
    }
}
