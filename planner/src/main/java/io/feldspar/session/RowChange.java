package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.format.ResolvedTable;
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
import io.feldspar.sql.catalog.TableAlteration;
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
import java.util.stream.IntStream;
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
    private final @Nullable Returning returning;

    /// The columns of the rows that are there.
    private final Schema before;

    private Set<Integer> affected = Set.of();

    private RowChange(
            StatementContext context,
            TableName name,
            TableRewrite rewrite,
            String alias,
            Statement.@Nullable RowChange statement) {
        this.context = context;
        this.name = name;
        this.rewrite = rewrite;
        this.dialect = context.session().dialect();
        this.alias = WrittenName.of(alias, dialect);
        this.returning =
                statement == null
                        ? null
                        : Returning.of(context, statement, this.alias, rewrite.columns());
        ResolvedTable stored = rewrite.rows();
        this.before = stored.table().schema();
        context.catalog().addRows(rows, stored);
    }

    /// Which rows of which table change.
    ///
    /// @param table as the statement names it
    /// @param alias what its condition calls it, or null for its name
    /// @param statement what has expressions, or null
    record Target(
            List<String> table, @Nullable String alias, Statement.@Nullable RowChange statement) {

        /// All rows, of which nothing is returned.
        static Target all(List<String> table) {
            return new Target(table, null, null);
        }
    }

    /// Runs a change, again where it meets a conflict.
    ///
    /// @param alone whether it waits for all other changes of the table
    static OperationResult run(
            StatementContext context,
            Target target,
            boolean alone,
            Function<RowChange, OperationResult> work) {
        return Contention.run(
                context,
                target.table(),
                alone,
                () -> {
                    try (RowChange change = of(context, target)) {
                        return work.apply(change);
                    }
                });
    }

    private static RowChange of(StatementContext context, Target target) {
        TableName name = context.catalog().resolve(target.table());
        Relation.IcebergTable own = TargetTable.find(context, target.table(), "Rows of '%s'");
        String alias = target.alias();
        return new RowChange(
                context,
                name,
                rewrite(context, name, own, target.statement()),
                alias == null ? target.table().getLast() : alias,
                target.statement());
    }

    private static TableRewrite rewrite(
            StatementContext context,
            TableName name,
            Relation.IcebergTable table,
            Statement.@Nullable RowChange statement) {
        if (!(statement instanceof Statement.Merge merge) || !merge.evolves()) {
            return context.catalog().rewrite(name, table);
        }
        List<ColumnDefinition> columns =
                context.catalogs().writable(name.catalog()).details(table).columns();
        List<TableAlteration> changes = MergeEvolution.of(context, merge, columns);
        if (changes.isEmpty()) {
            return context.catalog().rewrite(name, table);
        }
        if (context.catalog().transaction() != null) {
            throw SessionTransaction.refused("MERGE that adds columns");
        }
        return context.catalog().rewrite(name, table, changes);
    }

    TableName name() {
        return name;
    }

    TableRewrite rewrite() {
        return rewrite;
    }

    /// Whether the statement returns rows.
    boolean returns() {
        return returning != null;
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
        OperationResult returned =
                returning == null
                        ? new OperationResult.Updated(rewrite.rowCount())
                        : returned("SELECT %s FROM %s".formatted(columnList(), source()));
        rewrite.replaceAll();
        context.operation().commit(() -> rewrite.commit(List.of()));
        return returned;
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
    ///     of its [Kind]; and, unless all go and none is returned, of the new values, or the old
    ///     ones of rows that go. Each may read [#spooled] of those before it
    /// @param once whether a row may change only once
    /// @return how many rows change, or what the statement returns
    OperationResult apply(List<ComposedQuery> changes, boolean once) {
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
        String written = values ? rowsOf(all) : "";
        OperationResult result = new OperationResult.Updated(changed);
        if (returning != null && changed == 0) {
            result = returning.none();
        } else if (returning != null) {
            written = complete(written);
            result = returned(written + " UNION ALL " + rowsThatGo(all));
        }
        if (changed > 0) {
            write(rowsAfter(all, written));
        }
        return result;
    }

    /// Computes what rows that are written have in the end, once.
    ///
    /// @return a query of them
    private String complete(String written) {
        PlannedQuery shaped = Insertion.shape(plan(written), columns(), List.of(), name.name());
        spool(TableRows.completed(context, name, rewrite, shaped.plan(), Set.of()));
        return "SELECT %s FROM %s".formatted(columnList(), spooled(spools.size() - 1));
    }

    /// What rows had that are deleted, each of them once.
    private String rowsThatGo(String changes) {
        String once =
                "SELECT *, row_number() OVER (PARTITION BY %s, %s ORDER BY %s) AS n FROM %s AS c WHERE %s = %d"
                        .formatted(
                                file(),
                                position(),
                                position(),
                                changes,
                                kind(),
                                Kind.DELETE.ordinal());
        return "SELECT %s FROM (%s) AS c WHERE n = 1".formatted(valueList(), once);
    }

    private OperationResult returned(String query) {
        PlannedQuery rows = Insertion.shape(plan(query), columns(), List.of(), name.name());
        return Objects.requireNonNull(returning).of(rows.plan());
    }

    private String valueList() {
        return IntStream.range(0, columns().size())
                .mapToObj(this::value)
                .collect(Collectors.joining(", "));
    }

    /// The new values of rows that are changed or added.
    private String rowsOf(String changes) {
        return "SELECT %s FROM %s AS c WHERE %s <> %d"
                .formatted(valueList(), changes, kind(), Kind.DELETE.ordinal());
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

    /// Whether a query has rows.
    boolean hasRows(String sql) {
        try (RunningQuery query = context.start(plan(sql).plan(), false)) {
            return query.next() != null;
        }
    }

    /// The rows of a query that was spooled, as FROM has them.
    String spooled(int number) {
        return WrittenName.of(List.of(SessionCatalog.ROWS, rows + "-" + number), dialect);
    }

    private String changeColumns(boolean values) {
        List<String> names = new ArrayList<>(List.of(file(), position(), kind()));
        if (values) {
            names.add(valueList());
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
    ///
    /// @param written a query of rows that change or are new; empty where there are none
    private String rowsAfter(String changes, String written) {
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
        if (!written.isEmpty()) {
            rowsAfter.add(written);
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

    /// The rows with their numbers and those of their files, as FROM has them. They are NULL in
    /// columns that the statement adds.
    String source() {
        String stored = WrittenName.of(List.of(SessionCatalog.ROWS, rows), dialect);
        List<String> added = new ArrayList<>();
        for (Field field : columns().fields()) {
            if (before.indexOf(field.name()) < 0) {
                added.add(
                        "CAST(NULL AS %s) AS %s"
                                .formatted(
                                        DescribedColumns.typeName(dialect, field.type()),
                                        column(field)));
            }
        }
        return added.isEmpty()
                ? stored
                : "(SELECT *, %s FROM %s)".formatted(String.join(", ", added), stored);
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
