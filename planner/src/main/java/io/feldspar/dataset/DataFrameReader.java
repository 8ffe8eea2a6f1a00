package io.feldspar.dataset;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How files are read. The options are those of `docs/sql/files.md`, also under Spark's names.
public final class DataFrameReader {

    private final Feldspar feldspar;
    private final Map<String, String> options = new LinkedHashMap<>();
    private String format = "parquet";
    private @Nullable String declared;
    private @Nullable Schema schema;

    DataFrameReader(Feldspar feldspar) {
        this.feldspar = feldspar;
    }

    /// @param name parquet, csv, json or avro
    public DataFrameReader format(String name) {
        format = name.toLowerCase(Locale.ROOT);
        return this;
    }

    public DataFrameReader option(String key, Object value) {
        options.put(key, value.toString());
        return this;
    }

    public DataFrameReader options(Map<String, String> all) {
        options.putAll(all);
        return this;
    }

    /// The columns, as in CREATE TABLE: `id BIGINT, name STRING`.
    public DataFrameReader schema(String columns) {
        declared = columns;
        schema = null;
        return this;
    }

    public DataFrameReader schema(Schema columns) {
        schema = columns;
        declared =
                columns.fields().stream()
                        .map(
                                field ->
                                        "`%s` %s"
                                                .formatted(
                                                        field.name().replace("`", "``"),
                                                        field.type().sql()))
                        .collect(Collectors.joining(", "));
        return this;
    }

    /// The rows of files, folders and patterns of the format.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with FILE_NOT_FOUND or
    ///     INVALID_PARAMETER
    public Dataset<Row> load(String... paths) {
        boolean text = format.equals("csv") || format.equals("json");
        Map<String, String> all = ForeignOptions.reading(format, options);
        if (text && declared != null) {
            all.put("columns", declared);
        }
        Query.Files unnamed = new Query.Files(format, List.of(paths), all, List.of());
        List<String> columns = feldspar.columns(unnamed);
        Dataset<Row> rows = feldspar.dataset(new Query.Files(format, List.of(paths), all, columns));
        return text || declared == null ? rows : cast(rows);
    }

    /// Files that tell their columns are read as they are.
    private Dataset<Row> cast(Dataset<Row> rows) {
        Schema wanted = schema == null ? feldspar.parsedSchema(String.valueOf(declared)) : schema;
        List<Expr> items = wanted.fields().stream().<Expr>map(DataFrameReader::cast).toList();
        return feldspar.dataset(new Query.Project(rows.query(), items));
    }

    private static Expr cast(Field field) {
        Expr column = new Expr.Name(List.of(field.name()));
        return new Expr.Alias(
                new Expr.Cast(column, field.type().sql(), false), List.of(field.name()));
    }

    public Dataset<Row> parquet(String... paths) {
        return format("parquet").load(paths);
    }

    public Dataset<Row> csv(String... paths) {
        return format("csv").load(paths);
    }

    public Dataset<Row> json(String... paths) {
        return format("json").load(paths);
    }

    public Dataset<Row> avro(String... paths) {
        return format("avro").load(paths);
    }

    /// A table or view.
    public Dataset<Row> table(String name) {
        return feldspar.table(name);
    }
}
