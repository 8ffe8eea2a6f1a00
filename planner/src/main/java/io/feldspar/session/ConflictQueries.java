package io.feldspar.session;

import io.feldspar.executor.type.Field;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The queries of the changes that INSERT … ON CONFLICT makes, over the new rows that were spooled
/// first.
///
/// ```text
/// changed = SELECT … FROM rows AS t JOIN new AS excluded ON key
/// added   = SELECT … FROM new WHERE NOT EXISTS (a row of the same key)
/// ```
final class ConflictQueries {

    private static final String EXCLUDED = "excluded";

    private final Statement.Insert insert;
    private final StatementContext context;
    private final RowChange change;

    /// The new rows as FROM has them.
    private final String rows;

    ConflictQueries(Statement.Insert insert, StatementContext context, RowChange change) {
        this.insert = insert;
        this.context = context;
        this.change = change;
        this.rows = change.spooled(0);
    }

    private ComposedQuery query() {
        return new ComposedQuery(insert, context.parameters());
    }

    private String written(String name) {
        return WrittenName.of(name, context.session().dialect());
    }

    /// Equal values; NULL is equal to nothing.
    private String same(TableConstraint.Key key, String one, String other) {
        return key.columns().stream()
                .map(
                        column ->
                                "%s.%s = %s.%s"
                                        .formatted(one, written(column), other, written(column)))
                .collect(Collectors.joining(" AND "));
    }

    private String columns(TableConstraint.Key key) {
        return key.columns().stream().map(this::written).collect(Collectors.joining(", "));
    }

    private String hasNull(TableConstraint.Key key) {
        return key.columns().stream()
                .map(column -> written(column) + " IS NULL")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /// Whose rows are the keys that several of the new rows have.
    String repeated(TableConstraint.Key key) {
        return "SELECT 1 FROM %s WHERE NOT %s GROUP BY %s HAVING count(*) > 1 LIMIT 1"
                .formatted(rows, hasNull(key), columns(key));
    }

    /// @param set empty for all columns
    ComposedQuery changed(
            TableConstraint.Key key,
            List<Statement.Assignment> set,
            @Nullable QueryText condition) {
        List<Integer> assigned = UpdateExecution.assigned(set, change.columns(), insert.table());
        String alias = change.alias();
        ComposedQuery query =
                query().add(
                                "SELECT %s.%s AS %2$s, %1$s.%s AS %3$s, %d AS %s"
                                        .formatted(
                                                alias,
                                                change.file(),
                                                change.position(),
                                                RowChange.Kind.UPDATE.ordinal(),
                                                change.kind()));
        for (int i = 0; i < change.columns().size(); i++) {
            Field field = change.columns().field(i);
            int assignment = assigned.indexOf(i);
            if (assignment >= 0) {
                query.add(", CAST(");
                change.addValue(query, set.get(assignment).value(), i);
                query.add(" AS " + DescribedColumns.typeName(context, field.type()) + ")");
            } else {
                query.add(", " + (set.isEmpty() ? EXCLUDED : alias) + "." + change.column(field));
            }
            query.add(" AS " + change.value(i));
        }
        query.add(
                " FROM %s AS %s JOIN (SELECT %s FROM %s) AS %s ON %s"
                        .formatted(
                                change.source(),
                                alias,
                                change.columnList(),
                                rows,
                                EXCLUDED,
                                same(key, alias, EXCLUDED)));
        return condition == null ? query : query.add(" WHERE ").add(condition);
    }

    /// Of new rows that have the same key, the first.
    ComposedQuery added(List<TableConstraint.Key> keys) {
        ComposedQuery query =
                query().add(
                                "SELECT CAST(NULL AS INTEGER) AS %s, CAST(NULL AS BIGINT) AS %s, %d AS %s"
                                        .formatted(
                                                change.file(),
                                                change.position(),
                                                RowChange.Kind.INSERT.ordinal(),
                                                change.kind()));
        for (int i = 0; i < change.columns().size(); i++) {
            Field field = change.columns().field(i);
            query.add(", %s AS %s".formatted(change.column(field), change.value(i)));
        }
        TableConstraint.Key first = keys.getFirst();
        query.add(
                " FROM (SELECT *, row_number() OVER (PARTITION BY %s ORDER BY %s, %s) AS %s FROM %s) AS %s WHERE (%s = 1 OR %s)"
                        .formatted(
                                columns(first),
                                written(SpooledRows.FILE),
                                written(SpooledRows.POSITION),
                                written("$feldspar.number"),
                                rows,
                                EXCLUDED,
                                written("$feldspar.number"),
                                hasNull(first)));
        for (TableConstraint.Key key : keys) {
            query.add(
                    " AND NOT EXISTS (SELECT 1 FROM %s AS t WHERE %s)"
                            .formatted(change.source(), same(key, "t", EXCLUDED)));
        }
        return query;
    }
}
