package io.feldspar.session;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SparkTypeName;
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of DESCRIBE: `column`, `type` and `nullable`, or in Spark's dialect `col_name`,
/// `data_type` and `comment`.
final class DescribedColumns {

    private final boolean spark;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private DescribedColumns(boolean spark) {
        this.spark = spark;
    }

    /// In the dialect of the session, with no rows yet.
    static DescribedColumns of(StatementContext context) {
        return new DescribedColumns(context.session().dialect() == Dialect.SPARK);
    }

    /// The type's name in the dialect of the session.
    static String typeName(StatementContext context, Type type) {
        return typeName(context.session().dialect(), type);
    }

    /// The type as the column was declared, in the dialect of the session.
    static String typeName(StatementContext context, Field field) {
        return typeName(context.session().dialect() == Dialect.SPARK, field);
    }

    private static String typeName(boolean spark, Field field) {
        TextLength length = field.length();
        return length == null
                ? typeName(spark, field.type())
                : spark ? length.sql().toLowerCase(Locale.ROOT) : length.sql();
    }

    static String typeName(Dialect dialect, Type type) {
        return typeName(dialect == Dialect.SPARK, type);
    }

    private static String typeName(boolean spark, Type type) {
        return spark ? SparkTypeName.of(type) : type.sql();
    }

    DescribedColumns rows(Schema schema) {
        schema.fields().forEach(field -> row(field, null));
        return this;
    }

    /// @param comment null where there is none
    void row(Field field, @Nullable String comment) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(field.name());
        row.add(typeName(spark, field));
        row.add(spark ? comment : field.nullable() ? "YES" : "NO");
        rows.add(row);
    }

    /// A column that nothing can read.
    void unreadable(String name) {
        rows.add(List.of(name, "UNKNOWN (not readable)", "YES"));
    }

    /// An empty row, then what else there is to say.
    void section(String heading, Map<String, String> properties) {
        rows.add(List.of("", "", ""));
        rows.add(List.of("# " + heading, "", ""));
        properties.forEach((key, value) -> rows.add(List.of(key, value, "")));
    }

    OperationResult result() {
        return TextRows.of(
                spark
                        ? List.of("col_name", "data_type", "comment")
                        : List.of("column", "type", "nullable"),
                rows);
    }
}
