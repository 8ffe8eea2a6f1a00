package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A statement that changes rows of a table.
///
/// ```text
/// changes = SELECT file, position, kind, values FROM rows AS t WHERE condition
/// SELECT … FROM rows WHERE file IN (…) AND NOT EXISTS (the row in changes)
/// UNION ALL SELECT values FROM changes
/// ```
/// Conditions and values are evaluated in the first query alone. All read the same snapshot.
final class RowChange implements AutoCloseable {

    /// What becomes of a row, as a number in the changes.
    enum Kind {
        /// It stays, and no change tells so.
        NOTHING,
        UPDATE,
        DELETE,
        INSERT
    }

    /// The names of the columns of new values begin so.
    private static final String VALUE = "$feldspar.value";

    private final StatementContext context;
    private final TableName name;
    private final TableRewrite rewrite;
    private final String rows = UUID.randomUUID().toString();
    private final Dialect dialect;
    private final String alias;
    private final List<SpooledRows> spools = new ArrayList<>();
    private Set<Integer> affected = Set.of();

    private RowChange(
            StatementContext context, TableName name, TableRewrite rewrite, String alias) {
        this.context = context;
        this.name = name;
        this.rewrite = rewrite;
        this.dialect = context.session().dialect();
        this.alias = WrittenName.of(alias, dialect);
        context.catalog().addRows(rows, rewrite.rows());
    }

    /// Runs a change, again where it meets a conflict.
    ///
    /// @param table as the statement names it
    /// @param alias what its condition calls it, or null for its name
    /// @param alone whether it waits for all other changes of the table
    static OperationResult run(
            StatementContext context,
            List<String> table,
            @Nullable String alias,
            boolean alone,
            Function<RowChange, OperationResult> work) {
        return Contention.run(
                context,
                table,
                alone,
                () -> {
                    try (RowChange change = of(context, table, alias)) {
                        return work.apply(change);
                    }
                });
    }

    private static RowChange of(
            StatementContext context, List<String> table, @Nullable String alias) {
        TableName name = context.catalog().resolve(table);
        Relation.IcebergTable own = TargetTable.find(context, table, "Rows of '%s'");
        return new RowChange(
                context,
                name,
                context.catalog().rewrite(name, own),
                alias == null ? table.getLast() : alias);
    }

    Schema columns() {
        return rewrite.columns();
    }

    /// Adds the value that a statement gives a column to a query.
    ///
    /// @param given an expression, or [Statement.Assignment#DEFAULT]
    void addValue(ComposedQuery query, QueryText given, int column) {
        boolean defaulted = given.equals(Statement.Assignment.DEFAULT);
        ColumnDefinition definition = rewrite.details().columns().get(column);
        if (defaulted) {
            addDefault(query, definition);
            return;
        }
        GivenValues.requireWritable(definition, false);
        query.add(given);
    }

    /// Adds what a new row has in a column that it is given no value for. What the table computes
    /// is NULL until the row is written.
    void addDefault(ComposedQuery query, int column) {
        addDefault(query, rewrite.details().columns().get(column));
    }

    private void addDefault(ComposedQuery query, ColumnDefinition column) {
        if (!(column.value() instanceof ColumnValue.Default(Formula formula))) {
            query.add("NULL");
            return;
        }
        if (formula.dialect() != dialect) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "DEFAULT of column '%s' is written in dialect %s"
                            .formatted(column.field().name(), formula.dialect()),
                    "Write the value, or SET feldspar.sql.dialect = %s."
                            .formatted(formula.dialect()));
        }
        query.add("(\n" + formula.sql() + "\n)");
    }

    /// Whether the table computes the values of a column.
    boolean computes(int column) {
        return switch (rewrite.details().columns().get(column).value()) {
            case ColumnValue.Generated _, ColumnValue.Identity _ -> true;
            case ColumnValue.Default _ -> false;
            case null -> false;
        };
    }

    /// What the condition calls the table.
    String alias() {
        return alias;
    }

    /// A column as the queries write it.
    String column(Field field) {
        return WrittenName.of(field.name(), dialect);
    }

    /// All rows go.
    OperationResult deleteAll() {
        rewrite.replaceAll();
        context.operation().commit(() -> rewrite.commit(List.of()));
        return new OperationResult.Updated(rewrite.rowCount());
    }

    /// Small files become few, with the same rows.
    ///
    /// @return how many became others
    long compact() {
        affected = rewrite.replaceSmall();
        if (!affected.isEmpty()) {
            write(
                    "SELECT %s FROM %s WHERE %s"
                            .formatted(columnList(), source(), ofAffectedFiles()));
        }
        return affected.size();
    }

    /// The columns of the table, in order.
    String columnList() {
        return columns().fields().stream().map(this::column).collect(Collectors.joining(", "));
    }

    /// Applies changes: their rows are computed once, then the affected data files are rewritten.
    ///
    /// @param changes queries of the file and position of each row that changes, null for new rows;
    ///     of its [Kind]; and, unless all go, of the new values. Each may read [#spooled] of those
    ///     before it
    /// @param once whether a row may change only once
    /// @return how many rows change
    long apply(List<ComposedQuery> changes, boolean once) {
        List<String> names = new ArrayList<>();
        boolean values = false;
        for (ComposedQuery query : changes) {
            values = spool(query).indexOf(VALUE + 0) >= 0;
            names.add(
                    "SELECT %s FROM %s WHERE %s > 0"
                            .formatted(changeColumns(values), spooled(spools.size() - 1), kind()));
        }
        String all = "(" + String.join(" UNION ALL ", names) + ")";
        long changed = find(all, once);
        if (changed > 0) {
            write(rowsAfter(all, values));
        }
        return changed;
    }

    private Schema spool(ComposedQuery query) {
        try {
            PlannedQuery planned = query.plan(context);
            spool(planned);
            return planned.schema();
        } catch (FeldsparException e) {
            throw query.placed(e);
        }
    }

    /// Computes rows that the statement needs several times, once.
    void spool(PlannedQuery query) {
        int number = spools.size();
        SpooledRows spooled =
                SpooledRows.of(
                        context,
                        query,
                        rewrite.directory().resolve("_changes-%s-%d".formatted(rows, number)));
        spools.add(spooled);
        context.catalog().addRows(rows + "-" + number, spooled.rows());
    }

    /// The rows of a query that was spooled, as FROM has them.
    String spooled(int number) {
        return WrittenName.of(List.of(SessionCatalog.ROWS, rows + "-" + number), dialect);
    }

    private String changeColumns(boolean values) {
        List<String> names = new ArrayList<>(List.of(file(), position(), kind()));
        for (int i = 0; values && i < columns().size(); i++) {
            names.add(value(i));
        }
        return String.join(", ", names);
    }

    /// Finds the files that change.
    private long find(String changes, boolean once) {
        String sql =
                "SELECT %s, count(*), count(DISTINCT %s) FROM %s AS c GROUP BY %s"
                        .formatted(file(), position(), changes, file());
        Set<Integer> files = new TreeSet<>();
        long changed = 0;
        try (RunningQuery query = context.start(plan(sql).plan(), false)) {
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    int row = batch.row(i);
                    Integer file = (Integer) batch.column(0).value(row);
                    long all = number(batch.column(1).value(row));
                    if (file == null) {
                        changed += all;
                        continue;
                    }
                    long distinct = number(batch.column(2).value(row));
                    if (once && distinct < all) {
                        throw new FeldsparException(
                                ErrorCode.CARDINALITY_VIOLATION,
                                "A row of '%s' matches several rows of the source"
                                        .formatted(name.name()),
                                "Let at most one row of the source match, with GROUP BY or"
                                        + " DISTINCT.");
                    }
                    files.add(file);
                    changed += distinct;
                }
            }
        }
        rewrite.replace(files);
        affected = files;
        return changed;
    }

    private static long number(@Nullable Object value) {
        return (Long) Objects.requireNonNull(value);
    }

    /// The rows that the affected files and the new rows become.
    private String rowsAfter(String changes, boolean values) {
        String unchanged =
                "SELECT %s FROM %s WHERE NOT EXISTS (SELECT 1 FROM %s AS c WHERE c.%s = r.%s AND c.%s ="
                        + " r.%s) AND %s";
        List<String> rowsAfter = new ArrayList<>();
        if (!affected.isEmpty()) {
            rowsAfter.add(
                    unchanged.formatted(
                            columnList(),
                            source() + " AS r",
                            changes,
                            file(),
                            file(),
                            position(),
                            position(),
                            ofAffectedFiles()));
        }
        if (values) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < columns().size(); i++) {
                names.add(value(i));
            }
            rowsAfter.add(
                    "SELECT %s FROM %s AS c WHERE %s <> %d"
                            .formatted(
                                    String.join(", ", names),
                                    changes,
                                    kind(),
                                    Kind.DELETE.ordinal()));
        }
        return String.join(" UNION ALL ", rowsAfter);
    }

    private String ofAffectedFiles() {
        return affected.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", file() + " IN (", ")"));
    }

    /// Rewrites the affected files.
    ///
    /// @param query of their rows, in the columns of the table
    private void write(String query) {
        PlannedQuery shaped = Insertion.shape(plan(query), columns(), List.of(), name.name());
        StagedWrite.run(
                context, PlannedWrite.of(context, name, shaped.plan(), rewrite, Set.of()), false);
    }

    String file() {
        return WrittenName.of(TableRewrite.FILE, dialect);
    }

    String position() {
        return WrittenName.of(TableRewrite.POSITION, dialect);
    }

    String kind() {
        return WrittenName.of("$feldspar.kind", dialect);
    }

    /// The new value of a column.
    String value(int column) {
        return WrittenName.of(VALUE + column, dialect);
    }

    /// The rows with their numbers and those of their files, as FROM has them.
    String source() {
        return WrittenName.of(List.of(SessionCatalog.ROWS, rows), dialect);
    }

    private PlannedQuery plan(String sql) {
        QueryText text = QueryText.of(sql, dialect);
        return context.session().plan(text, List.of(), context.operation()::check);
    }

    @Override
    public void close() {
        context.catalog().removeRows(rows);
        for (int i = 0; i < spools.size(); i++) {
            context.catalog().removeRows(rows + "-" + i);
            spools.get(i).close();
        }
    }
}
