package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Statistics of columns as rows of texts: one for each statistic, with a column for each column.
final class Summary {

    static final List<String> DESCRIBED = List.of("count", "mean", "stddev", "min", "max");
    static final List<String> ALL =
            List.of("count", "mean", "stddev", "min", "25%", "50%", "75%", "max");

    private Summary() {}

    /// @param names of columns, or none for all numbers and texts
    static Dataset<Row> of(Dataset<Row> dataset, List<String> names, List<String> statistics) {
        List<Field> fields = fields(dataset, names);
        List<Column> aggregates = new ArrayList<>();
        for (String statistic : statistics) {
            for (Field field : fields) {
                aggregates.add(aggregate(statistic, field).cast("string"));
            }
        }
        List<Column> named = new ArrayList<>();
        for (int i = 0; i < aggregates.size(); i++) {
            named.add(aggregates.get(i).as("s" + i));
        }
        List<Field> columns = new ArrayList<>();
        columns.add(new Field("summary", SimpleType.VARCHAR, false));
        fields.forEach(field -> columns.add(new Field(field.name(), SimpleType.VARCHAR, true)));
        Row values =
                named.isEmpty()
                        ? Row.of()
                        : dataset.agg(
                                        named.getFirst(),
                                        named.subList(1, named.size()).toArray(Column[]::new))
                                .first();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < statistics.size(); i++) {
            List<@Nullable Object> row = new ArrayList<>(List.of(statistics.get(i)));
            row.addAll(values.values().subList(i * fields.size(), (i + 1) * fields.size()));
            rows.add(Row.of(row.toArray()));
        }
        return dataset.feldspar().createDataFrame(rows, new Schema(columns));
    }

    private static List<Field> fields(Dataset<Row> dataset, List<String> names) {
        Schema schema =
                names.isEmpty()
                        ? dataset.schema()
                        : dataset.select(names.stream().map(functions::col).toArray(Column[]::new))
                                .schema();
        return schema.fields().stream()
                .filter(field -> field.type().numeric() || field.type() == SimpleType.VARCHAR)
                .toList();
    }

    private static Column aggregate(String statistic, Field field) {
        Column column = functions.col("`" + field.name().replace("`", "``") + "`");
        boolean number = field.type().numeric();
        return switch (statistic.toLowerCase(Locale.ROOT)) {
            case "count" -> functions.count(column);
            case "min" -> functions.min(column);
            case "max" -> functions.max(column);
            case "count_distinct" -> functions.countDistinct(column);
            case "mean" -> number ? functions.avg(column.cast("double")) : functions.lit(null);
            case "stddev" -> number ? functions.stddev(column.cast("double")) : functions.lit(null);
            default ->
                    number
                            ? functions.call_function(
                                    "quantile_disc", column, percentile(statistic))
                            : functions.lit(null);
        };
    }

    private static double percentile(String statistic) {
        if (!statistic.matches("\\d{1,3}(\\.\\d+)?%")) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is not a statistic".formatted(statistic),
                    "Use count, count_distinct, mean, stddev, min, max, or percentiles such as"
                            + " 75%.");
        }
        return Double.parseDouble(statistic.substring(0, statistic.length() - 1)) / 100;
    }
}
