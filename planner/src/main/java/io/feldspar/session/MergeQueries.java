package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.parser.MergeClause;
import io.feldspar.sql.parser.MergeClause.Action;
import io.feldspar.sql.parser.MergeClause.Match;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queries of the changes that MERGE makes.
final class MergeQueries {

    private static final int SOURCE = 0;
    private static final int PAIRS = 1;

    private final Statement.Merge merge;
    private final StatementContext context;
    private final RowChange change;
    private final Schema columns;
    private final Schema sourceColumns;

    /// The source as FROM has it, and what the expressions call it.
    private final String source;

    private final String alias;
    private final String sourceFile;
    private final String sourceRow;
    private final String pairFile;
    private final String pairRow;

    /// Computes the source.
    MergeQueries(Statement.Merge merge, StatementContext context, RowChange change) {
        this.merge = merge;
        this.context = context;
        this.change = change;
        this.columns = change.columns();
        ComposedQuery rows = query().add("SELECT * FROM ").add(merge.source());
        try {
            PlannedQuery planned = rows.plan(context);
            this.sourceColumns = planned.schema();
            change.spool(planned);
        } catch (FeldsparException e) {
            throw rows.placed(e);
        }
        String name = merge.sourceAlias();
        this.alias = written(name == null ? "_source" : name);
        this.source = change.spooled(SOURCE) + " AS " + alias;
        this.sourceFile = written(SpooledRows.FILE);
        this.sourceRow = written(SpooledRows.POSITION);
        this.pairFile = written("$feldspar.source.file");
        this.pairRow = written("$feldspar.source.row");
    }

    private ComposedQuery query() {
        return new ComposedQuery(merge, context.parameters());
    }

    private String written(String name) {
        return WrittenName.of(name, context.session().dialect());
    }

    List<ComposedQuery> changes() {
        List<ComposedQuery> changes = new ArrayList<>();
        changes.add(pairs());
        if (has(Match.NOT_MATCHED)) {
            changes.add(newRows());
        }
        if (has(Match.NOT_MATCHED_BY_SOURCE)) {
            changes.add(oldRows());
        }
        return changes;
    }

    private boolean has(Match match) {
        return merge.clauses().stream().anyMatch(clause -> clause.match() == match);
    }

    /// Those that nothing happens to are needed where the others are new rows.
    private ComposedQuery pairs() {
        ComposedQuery query = query();
        query.add("SELECT * FROM (SELECT " + rowOfTable() + ", ");
        query.add(
                "%s.%s AS %s, %1$s.%s AS %s"
                        .formatted(alias, sourceFile, pairFile, sourceRow, pairRow));
        cases(query, Match.MATCHED);
        query.add(" FROM %s AS %s JOIN %s ON ".formatted(change.source(), change.alias(), source));
        query.add(merge.condition()).add(") AS p");
        return has(Match.NOT_MATCHED) ? query : query.add(" WHERE %s > 0".formatted(change.kind()));
    }

    private String rowOfTable() {
        return "%s.%s AS %2$s, %1$s.%s AS %3$s"
                .formatted(change.alias(), change.file(), change.position());
    }

    private ComposedQuery newRows() {
        ComposedQuery query = query();
        query.add(
                "SELECT CAST(NULL AS INTEGER) AS %s, CAST(NULL AS BIGINT) AS %s"
                        .formatted(change.file(), change.position()));
        cases(query, Match.NOT_MATCHED);
        return query.add(
                " FROM %s WHERE NOT EXISTS (SELECT 1 FROM %s AS p WHERE p.%s = %s.%s AND p.%s = %4$s.%s)"
                        .formatted(
                                source,
                                change.spooled(PAIRS),
                                pairFile,
                                alias,
                                sourceFile,
                                pairRow,
                                sourceRow));
    }

    private ComposedQuery oldRows() {
        ComposedQuery query = query();
        query.add("SELECT " + rowOfTable());
        cases(query, Match.NOT_MATCHED_BY_SOURCE);
        query.add(
                " FROM %s AS %s WHERE NOT EXISTS (SELECT 1 FROM %s WHERE "
                        .formatted(change.source(), change.alias(), source));
        return query.add(merge.condition()).add(")");
    }

    /// The kind and the values of the rows of some clauses.
    private void cases(ComposedQuery query, Match match) {
        List<MergeClause> clauses =
                merge.clauses().stream().filter(clause -> clause.match() == match).toList();
        query.add(clauses.isEmpty() ? ", " : ", CASE");
        for (MergeClause clause : clauses) {
            when(query, clause);
            query.add(String.valueOf(kind(clause.action()).ordinal()));
        }
        end(query, clauses, String.valueOf(RowChange.Kind.NOTHING.ordinal()));
        query.add(" AS " + change.kind());
        for (int i = 0; i < columns.size(); i++) {
            String type = DescribedColumns.typeName(context, columns.type(i));
            query.add(clauses.isEmpty() ? ", " : ", CASE");
            for (MergeClause clause : clauses) {
                when(query, clause);
                query.add("CAST(");
                value(query, clause.action(), i);
                query.add(" AS " + type + ")");
            }
            end(query, clauses, "CAST(NULL AS " + type + ")");
            query.add(" AS " + change.value(i));
        }
    }

    private static void end(ComposedQuery query, List<MergeClause> clauses, String otherwise) {
        query.add(clauses.isEmpty() ? otherwise : " ELSE " + otherwise + " END");
    }

    private static void when(ComposedQuery query, MergeClause clause) {
        QueryText condition = clause.condition();
        query.add(" WHEN ");
        if (condition == null) {
            query.add("TRUE");
        } else {
            query.add(condition);
        }
        query.add(" THEN ");
    }

    private static RowChange.Kind kind(Action action) {
        return switch (action) {
            case Action.Update _ -> RowChange.Kind.UPDATE;
            case Action.Delete _ -> RowChange.Kind.DELETE;
            case Action.Insert _ -> RowChange.Kind.INSERT;
            case Action.Nothing _ -> RowChange.Kind.NOTHING;
        };
    }

    private void value(ComposedQuery query, Action action, int column) {
        Field field = columns.field(column);
        switch (action) {
            case Action.Update(List<Statement.Assignment> assignments) -> {
                QueryText value = assigned(assignments, column);
                if (value != null) {
                    change.addValue(query, value, column);
                } else if (assignments.isEmpty() && takenFromSource(column)) {
                    query.add(ofSource(field));
                } else {
                    query.add(change.alias() + "." + change.column(field));
                }
            }
            case Action.Insert insert -> {
                QueryText value = inserted(insert, column);
                if (value != null) {
                    change.addValue(query, value, column);
                } else if (insert.values().isEmpty() && takenFromSource(column)) {
                    query.add(ofSource(field));
                } else {
                    change.addDefault(query, column);
                }
            }
            case Action.Delete _ when change.returns() ->
                    query.add(change.alias() + "." + change.column(field));
            case Action.Delete _, Action.Nothing _ -> query.add("NULL");
        }
    }

    /// Whether `*` gives the column a value. Where columns evolve, the source may lack some.
    private boolean takenFromSource(int column) {
        boolean missing = merge.evolves() && inSource(columns.field(column)) == null;
        return !missing && !change.computes(column);
    }

    private @Nullable QueryText assigned(List<Statement.Assignment> assignments, int column) {
        int found = UpdateExecution.assigned(assignments, columns, merge.table()).indexOf(column);
        return found < 0 ? null : assignments.get(found).value();
    }

    private @Nullable QueryText inserted(Action.Insert insert, int column) {
        if (insert.values().isEmpty()) {
            return null;
        }
        int wanted = insert.columns().isEmpty() ? columns.size() : insert.columns().size();
        if (insert.values().size() != wanted) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "INSERT names %d columns but has %d values"
                            .formatted(wanted, insert.values().size()),
                    "Give a value for each column.");
        }
        int found =
                Insertion.positions(columns, insert.columns(), merge.table().getLast()).get(column);
        return found < 0 ? null : insert.values().get(found);
    }

    /// The column of the source that has the name.
    private String ofSource(Field field) {
        Field found = inSource(field);
        if (found == null) {
            throw new FeldsparException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "The source has no column '%s'".formatted(field.name()),
                    "Name the columns and their values.");
        }
        return alias + "." + written(found.name());
    }

    private @Nullable Field inSource(Field field) {
        return sourceColumns.fields().stream()
                .filter(each -> each.name().equalsIgnoreCase(field.name()))
                .findFirst()
                .orElse(null);
    }
}
