package io.feldspar.session;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.WrittenName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A statement that changes rows of a table: it finds the data files that hold one of them, and
/// writes these files anew.
///
/// ```text
/// SELECT "_file", count(*) FROM rows AS t WHERE condition GROUP BY "_file"     which files
/// SELECT … FROM rows AS t WHERE "_file" IN (…)                                 their new rows
/// ```
/// Both read the same snapshot.
final class RowChange implements AutoCloseable {

    /// Stands for the rows of the files in [#write].
    static final String ROWS = "$rows$";

    private static final Pattern LINE = Pattern.compile("at (\\d+):");

    private final StatementContext context;
    private final TableName name;
    private final TableRewrite rewrite;
    private final String rows = UUID.randomUUID().toString();
    private final Dialect dialect;
    private final String alias;
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

    /// @param table as the statement names it
    /// @param alias what its condition calls it, or null for its name
    static RowChange of(StatementContext context, List<String> table, @Nullable String alias) {
        TableName name = context.catalog().resolve(table);
        Relation.IcebergTable own = TargetTable.find(context, table, "Rows of '%s'");
        return new RowChange(
                context,
                name,
                context.catalogs().writable(name.catalog()).rewrite(own),
                alias == null ? table.getLast() : alias);
    }

    Schema columns() {
        return rewrite.columns();
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
            write("SELECT %s FROM %s".formatted(columnList(), ROWS));
        }
        return affected.size();
    }

    /// The columns of the table, in order.
    String columnList() {
        return columns().fields().stream().map(this::column).collect(Collectors.joining(", "));
    }

    /// Finds the rows of a condition.
    ///
    /// @param skipped how many `?` come before the condition
    /// @return how many there are
    long find(@Nullable QueryText condition, int skipped) {
        List<@Nullable Object> all = context.parameters();
        String sql =
                "SELECT %s, count(*) FROM %s AS %s WHERE\n%s\nGROUP BY %s"
                        .formatted(file(), source(), alias, placed(condition), file());
        Set<Integer> files = new TreeSet<>();
        long found = 0;
        try (RunningQuery query =
                context.start(plan(sql, all.subList(skipped, all.size())).plan(), false)) {
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    int row = batch.row(i);
                    files.add((Integer) Objects.requireNonNull(batch.column(0).value(row)));
                    found += (Long) Objects.requireNonNull(batch.column(1).value(row));
                }
            }
        } catch (FeldsparException e) {
            throw lineUp(e);
        }
        rewrite.replace(files);
        affected = files;
        return found;
    }

    /// The condition in the columns where the statement has it, and one line further down.
    private static String placed(@Nullable QueryText condition) {
        return condition == null
                ? "TRUE"
                : condition.source().substring(0, condition.start()).replaceAll("[^\\r\\n]", " ")
                        + condition.sql();
    }

    private static FeldsparException lineUp(FeldsparException error) {
        Matcher line = LINE.matcher(error.location());
        return line.find()
                ? without(error)
                        .at(line.replaceFirst("at " + (Integer.parseInt(line.group(1)) - 1) + ":"))
                : error;
    }

    /// The error without its location, which is that in a query of our own.
    private static FeldsparException without(FeldsparException error) {
        return new FeldsparException(error.code(), error.problem(), error.advice(), error);
    }

    /// Writes the files anew that hold rows of the condition.
    ///
    /// @param query of their rows, in the columns of the table, with `%s` for the rows of the files
    void write(String query) {
        String files =
                affected.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        String from = "%s AS %s WHERE %s IN %s".formatted(source(), alias, file(), files);
        try {
            PlannedQuery planned = plan(query.replace(ROWS, from), context.parameters());
            PlannedQuery shaped = Insertion.shape(planned, columns(), List.of(), name.name());
            StagedWrite.run(
                    context,
                    PlannedWrite.of(
                            shaped.plan(),
                            rewrite,
                            name.schema() + "." + name.name(),
                            context.operation().id().text()),
                    false);
        } catch (FeldsparException e) {
            throw without(e);
        }
    }

    private String file() {
        return WrittenName.of(TableRewrite.FILE, dialect);
    }

    private String source() {
        return WrittenName.of(List.of(SessionCatalog.ROWS, rows), dialect);
    }

    private PlannedQuery plan(String sql, List<@Nullable Object> parameters) {
        QueryText text = QueryText.of(sql, dialect);
        return context.session().plan(text, parameters, context.operation()::check);
    }

    @Override
    public void close() {
        context.catalog().removeRows(rows);
    }
}
