package io.feldspar.dataset;

import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of a data set in groups, to be aggregated.
public final class RelationalGroupedDataset {

    private final Dataset<?> dataset;
    private final Query.Grouping grouping;
    private final List<Expr> keys;
    private final @Nullable Pivot pivot;

    RelationalGroupedDataset(Dataset<?> dataset, Query.Grouping grouping, List<Expr> keys) {
        this(dataset, grouping, keys, null);
    }

    private RelationalGroupedDataset(
            Dataset<?> dataset, Query.Grouping grouping, List<Expr> keys, @Nullable Pivot pivot) {
        this.pivot = pivot;
        this.dataset = dataset;
        this.grouping = grouping;
        this.keys = keys;
    }

    /// A row for each group: its keys, and aggregates of its rows.
    public Dataset<Row> agg(Column aggregate, Column... others) {
        List<Expr> aggregates = new ArrayList<>();
        aggregates.add(aggregate.expression());
        aggregates.addAll(Column.expressions(others));
        return aggregated(aggregates);
    }

    /// @param functions names of aggregates by the columns that they are of
    public Dataset<Row> agg(Map<String, String> functions) {
        List<Expr> aggregates = new ArrayList<>();
        functions.forEach(
                (column, function) ->
                        aggregates.add(Expr.Call.of(function, ColumnName.parse(column))));
        return aggregated(aggregates);
    }

    /// Makes columns of the values of a column, which a query finds first.
    public RelationalGroupedDataset pivot(String column) {
        return pivot(functions.col(column));
    }

    public RelationalGroupedDataset pivot(Column column) {
        Column value = column.as("value");
        List<Object> values = new ArrayList<>();
        dataset.select(value)
                .distinct()
                .orderBy(functions.col("value").asc_nulls_first())
                .toLocalIterator()
                .forEachRemaining(row -> values.add(row.get(0)));
        return pivot(column, values);
    }

    /// Makes a column of each of these values of a column, and each aggregate.
    public RelationalGroupedDataset pivot(String column, List<? extends @Nullable Object> values) {
        return pivot(functions.col(column), values);
    }

    public RelationalGroupedDataset pivot(Column column, List<? extends @Nullable Object> values) {
        return new RelationalGroupedDataset(
                dataset, grouping, keys, new Pivot(column, new ArrayList<>(values)));
    }

    private Dataset<Row> aggregated(List<Expr> aggregates) {
        if (pivot != null) {
            return pivot.of(dataset, grouping, keys, aggregates);
        }
        return dataset.feldspar()
                .dataset(new Query.Aggregate(dataset.query(), grouping, keys, aggregates));
    }

    /// How many rows each group has, in the column `count`.
    public Dataset<Row> count() {
        Expr all = Expr.Call.of("count", new Expr.Star(List.of()));
        return aggregated(List.of(new Expr.Alias(all, List.of("count"))));
    }

    public Dataset<Row> sum(String... columns) {
        return each("sum", columns);
    }

    public Dataset<Row> avg(String... columns) {
        return each("avg", columns);
    }

    public Dataset<Row> mean(String... columns) {
        return each("avg", columns);
    }

    public Dataset<Row> min(String... columns) {
        return each("min", columns);
    }

    public Dataset<Row> max(String... columns) {
        return each("max", columns);
    }

    /// @param columns all numbers but the keys where none are named
    private Dataset<Row> each(String function, String... columns) {
        List<String> names = columns.length == 0 ? numbers() : Arrays.asList(columns);
        return aggregated(
                names.stream()
                        .<Expr>map(name -> Expr.Call.of(function, ColumnName.parse(name)))
                        .toList());
    }

    private List<String> numbers() {
        List<String> keyNames =
                keys.stream().map(key -> key.label().toLowerCase(Locale.ROOT)).toList();
        return dataset.schema().fields().stream()
                .filter(field -> field.type().numeric())
                .map(field -> field.name())
                .filter(name -> !keyNames.contains(name.toLowerCase(Locale.ROOT)))
                .map(name -> "`" + name.replace("`", "``") + "`")
                .toList();
    }
}
