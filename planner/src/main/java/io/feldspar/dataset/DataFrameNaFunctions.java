package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done about missing values: NULL, and NaN in columns of DOUBLE and REAL.
public final class DataFrameNaFunctions {

    private final Dataset<Row> dataset;

    DataFrameNaFunctions(Dataset<Row> dataset) {
        this.dataset = dataset;
    }

    /// The rows without missing values.
    public Dataset<Row> drop() {
        return drop("any");
    }

    /// @param how `any` leaves out rows where some value is missing, `all` those where all are
    public Dataset<Row> drop(String how) {
        return drop(how, dataset.columns());
    }

    /// The rows without missing values in these columns.
    public Dataset<Row> drop(String[] columns) {
        return drop("any", columns);
    }

    public Dataset<Row> drop(String how, String[] columns) {
        return switch (how.toLowerCase(Locale.ROOT)) {
            case "any" -> drop(columns.length, columns);
            case "all" -> drop(1, columns);
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "Rows cannot be dropped by '%s'".formatted(how),
                            "Use any or all.");
        };
    }

    /// The rows with at least so many values that are not missing.
    public Dataset<Row> drop(int least) {
        return drop(least, dataset.columns());
    }

    public Dataset<Row> drop(int least, String[] columns) {
        Column present = functions.lit(0);
        for (Field field : fields(columns)) {
            present = present.plus(functions.when(missing(field), 0).otherwise(1));
        }
        return dataset.filter(present.geq(least));
    }

    private List<Field> fields(String[] columns) {
        return dataset.select(
                        Arrays.stream(columns)
                                .map(DataFrameNaFunctions::column)
                                .toArray(Column[]::new))
                .schema()
                .fields();
    }

    private static Column column(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }

    private static boolean isFloating(Type type) {
        return type == SimpleType.DOUBLE || type == SimpleType.REAL;
    }

    private static Column missing(Field field) {
        Column column = column(field.name());
        return isFloating(field.type()) ? column.isNull().or(column.isNaN()) : column.isNull();
    }

    /// A value for missing ones in all columns that it fits: a number, text or boolean.
    public Dataset<Row> fill(Object value) {
        return fill(value, dataset.columns());
    }

    public Dataset<Row> fill(Object value, String[] columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields(columns)) {
            if (fits(value, field.type())) {
                values.put(field.name(), value);
            }
        }
        return fill(values);
    }

    /// @param values by the columns that they are for
    public Dataset<Row> fill(Map<String, ?> values) {
        Map<String, Column> filled = new LinkedHashMap<>();
        for (Field field : fields(values.keySet().toArray(String[]::new))) {
            Object value = values.get(field.name());
            Column filling = functions.lit(value).cast(field.type());
            Column column = column(field.name());
            filled.put(field.name(), functions.when(missing(field), filling).otherwise(column));
        }
        return filled.isEmpty() ? dataset : dataset.withColumns(filled);
    }

    private static boolean fits(Object value, Type type) {
        return switch (value) {
            case Number _ -> type.numeric();
            case Boolean _ -> type == SimpleType.BOOLEAN;
            default -> type == SimpleType.VARCHAR;
        };
    }

    /// Replaces values of a column by others.
    public <V> Dataset<Row> replace(String column, Map<V, ? extends @Nullable Object> values) {
        return replace(new String[] {column}, values);
    }

    public <V> Dataset<Row> replace(String[] columns, Map<V, ? extends @Nullable Object> values) {
        Map<String, Column> replaced = new LinkedHashMap<>();
        for (Field field : fields(columns)) {
            Column column = column(field.name());
            List<Map.Entry<V, ? extends @Nullable Object>> entries =
                    new ArrayList<>(values.entrySet());
            Column cases = null;
            for (Map.Entry<V, ? extends @Nullable Object> entry : entries) {
                Column is = column.equalTo(entry.getKey());
                Column other = functions.lit(entry.getValue()).cast(field.type());
                cases = cases == null ? functions.when(is, other) : cases.when(is, other);
            }
            if (cases != null && entries.stream().allMatch(e -> fits(e.getKey(), field.type()))) {
                replaced.put(field.name(), cases.otherwise(column));
            }
        }
        return replaced.isEmpty() ? dataset : dataset.withColumns(replaced);
    }
}
