package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.parser.MergeClause.Action;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// INSERT … ON CONFLICT: a MERGE of rows that are computed first, with their default values and
/// numbers, so that an action can use them as `excluded`.
///
/// Keys are not enforced, so that rows may be there that have the same key already: all of them
/// change.
record ConflictExecution(Statement.Insert insert, Statement.Conflict conflict)
        implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return RowChange.run(
                context,
                new RowChange.Target(insert.table(), insert.alias(), insert),
                true,
                change -> apply(context, change));
    }

    private OperationResult apply(StatementContext context, RowChange change) {
        List<TableConstraint.Key> keys = keys(change);
        int given = insert.query() == null ? 0 : insert.query().parameters();
        GivenValues values =
                GivenValues.of(context.withFirst(given), insert, change.rewrite().details());
        change.spool(
                TableRows.completed(
                        context,
                        change.name(),
                        change.rewrite(),
                        values.rows().plan(),
                        values.missing()));
        ConflictQueries queries = new ConflictQueries(insert, context, change);
        boolean updates = conflict.action() instanceof Action.Update;
        if (updates || keys.size() > 1) {
            for (TableConstraint.Key key : keys) {
                if (change.hasRows(queries.repeated(key))) {
                    throw updates ? repeated(key) : ambiguous(keys);
                }
            }
        }
        return change.apply(
                conflict.action() instanceof Action.Update(List<Statement.Assignment> set)
                        ? List.of(
                                queries.changed(keys.getFirst(), set, conflict.condition()),
                                queries.added(keys))
                        : List.of(queries.added(keys)),
                true);
    }

    /// The keys that matter: one, or any where nothing is to be done.
    private List<TableConstraint.Key> keys(RowChange change) {
        List<TableConstraint.Key> all =
                change.rewrite().details().constraints().stream()
                        .filter(TableConstraint.Key.class::isInstance)
                        .map(TableConstraint.Key.class::cast)
                        .toList();
        Set<String> wanted = names(conflict.columns());
        List<TableConstraint.Key> named =
                all.stream()
                        .filter(
                                key ->
                                        conflict.constraint() == null
                                                ? wanted.isEmpty()
                                                        || names(key.columns()).equals(wanted)
                                                : conflict.constraint()
                                                        .equalsIgnoreCase(key.name()))
                        .toList();
        for (String column : conflict.columns()) {
            Insertion.find(change.columns(), column, insert.table().getLast());
        }
        if (named.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.KEY_NOT_FOUND,
                    "Table '%s' has no such PRIMARY KEY or UNIQUE constraint as ON CONFLICT names"
                            .formatted(insert.table().getLast()),
                    "Name the columns of one, or add it with ALTER TABLE … ADD UNIQUE (…).");
        }
        if (named.size() > 1 && conflict.action() instanceof Action.Update) {
            throw ambiguous(named);
        }
        return named;
    }

    private static Set<String> names(List<String> columns) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(columns);
        return names;
    }

    private static FeldsparException ambiguous(List<TableConstraint.Key> keys) {
        return new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "ON CONFLICT is about several keys: %s"
                        .formatted(keys.stream().map(TableConstraint.Key::columns).toList()),
                "Name the columns of one: ON CONFLICT (…).");
    }

    private static FeldsparException repeated(TableConstraint.Key key) {
        return new FeldsparException(
                ErrorCode.CARDINALITY_VIOLATION,
                "Several of the new rows have the same values in %s, so that ON CONFLICT DO UPDATE"
                                .formatted(key.columns())
                        + " would change a row twice",
                "Let one row be for each, with GROUP BY or DISTINCT.");
    }
}
