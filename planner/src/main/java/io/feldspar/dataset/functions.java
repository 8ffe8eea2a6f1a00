package io.feldspar.dataset;

import io.feldspar.sql.tree.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions over columns, for a static import: those of the registry, and what makes columns.
///
/// Where a function takes several arguments, those behind the first are columns or values:
/// `round(col("a"), 2)`, `coalesce(col("a"), 0)`.
public final class functions extends RegistryFunctions {

    private functions() {}

    // Columns

    /// A column by its name: `a`, `t.a`, a field `s.f`, `` `a.b` ``, or `*`.
    public static Column col(String name) {
        return new Column(ColumnName.parse(name));
    }

    public static Column column(String name) {
        return col(name);
    }

    /// A value. A column is itself.
    public static Column lit(@Nullable Object value) {
        return new Column(Column.operand(value));
    }

    /// An expression that is written in SQL.
    public static Column expr(String sql) {
        return new Column(new Expr.Text(sql));
    }

    static Column[] cols(String first, String... others) {
        List<Column> columns = new ArrayList<>();
        columns.add(col(first));
        Arrays.stream(others).map(functions::col).forEach(columns::add);
        return columns.toArray(Column[]::new);
    }

    // Calls

    /// The call of any function by its name.
    ///
    /// @param arguments columns or values
    public static Column call_function(String name, @Nullable Object... arguments) {
        return new Column(
                new Expr.Call(name, false, Arrays.stream(arguments).map(Column::operand).toList()));
    }

    /// The call of a function of the session by its name.
    public static Column call_udf(String name, @Nullable Object... arguments) {
        return call_function(name, arguments);
    }

    static Column distinct(String name, Column... arguments) {
        return new Column(new Expr.Call(name, true, Column.expressions(arguments)));
    }

    // Conditions

    /// The value where the condition holds; continued by [Column#when] and [Column#otherwise].
    public static Column when(Column condition, @Nullable Object value) {
        return new Column(
                new Expr.Case(
                        List.of(new Expr.When(condition.expression(), Column.operand(value))),
                        null));
    }

    public static Column not(Column condition) {
        return new Column(
                Expr.Operation.of(io.feldspar.sql.tree.Operator.NOT, condition.expression()));
    }

    public static Column negate(Column number) {
        return new Column(
                Expr.Operation.of(io.feldspar.sql.tree.Operator.NEGATE, number.expression()));
    }

    // Order

    public static Column asc(String column) {
        return col(column).asc();
    }

    public static Column desc(String column) {
        return col(column).desc();
    }

    // Aggregates that the registry does not have under these names

    public static Column count(String column) {
        return count(col(column));
    }

    public static Column count(Column column) {
        return call_function("count", column);
    }

    public static Column countDistinct(Column column, Column... columns) {
        List<Column> all = new ArrayList<>(List.of(columns));
        all.addFirst(column);
        return distinct("count", all.toArray(Column[]::new));
    }

    public static Column countDistinct(String column, String... columns) {
        return distinct("count", cols(column, columns));
    }

    public static Column sumDistinct(Column column) {
        return distinct("sum", column);
    }

    public static Column sum_distinct(Column column) {
        return distinct("sum", column);
    }

    public static Column count_distinct(Column column, Column... columns) {
        return countDistinct(column, columns);
    }

    /// How many rows the condition holds for.
    public static Column count_if(Column condition) {
        return call_function("count_if", condition);
    }

    /// The different values that are not NULL, as an array.
    public static Column collect_set(Column column) {
        return call_function("collect_set", column);
    }

    public static Column collect_set(String column) {
        return collect_set(col(column));
    }

    public static Column mean(Column column) {
        return call_function("avg", column);
    }

    public static Column mean(String column) {
        return mean(col(column));
    }

    /// Of a key of a rollup or cube: 1 in the rows that are not grouped by it, otherwise 0.
    public static Column grouping(Column key) {
        return call_function("grouping", key);
    }

    public static Column grouping(String key) {
        return grouping(col(key));
    }

    // Forms of the language

    /// The first of the values that is not NULL.
    public static Column coalesce(Column first, @Nullable Object... others) {
        return call_function("coalesce", Lambdas.all(others, first));
    }

    public static Column nvl(Column value, @Nullable Object otherwise) {
        return coalesce(value, otherwise);
    }

    public static Column ifnull(Column value, @Nullable Object otherwise) {
        return coalesce(value, otherwise);
    }

    /// NULL where both are equal, otherwise the first.
    public static Column nullif(Column value, @Nullable Object other) {
        return call_function("nullif", value, other);
    }

    public static Column isnull(Column value) {
        return value.isNull();
    }

    public static Column isnotnull(Column value) {
        return value.isNotNull();
    }

    // Functions of several rows or columns

    /// A row for each element of an array, in the column `col`, or for each entry of a map, in the
    /// columns `key` and `value`.
    public static Column explode(Column value) {
        return call_function("explode", value);
    }

    /// As [#explode], with a row of NULL for what is empty or NULL.
    public static Column explode_outer(Column value) {
        return call_function("explode_outer", value);
    }

    /// As [#explode], with the positions of the elements in the column `pos`.
    public static Column posexplode(Column value) {
        return call_function("posexplode", value);
    }

    public static Column posexplode_outer(Column value) {
        return call_function("posexplode_outer", value);
    }

    /// A row for each struct of an array, and a column for each of its fields.
    public static Column inline(Column structs) {
        return call_function("inline", structs);
    }

    public static Column inline_outer(Column structs) {
        return call_function("inline_outer", structs);
    }

    /// The data set, for whose joins Spark hints that it is small; the planner knows by itself.
    public static <T> Dataset<T> broadcast(Dataset<T> dataset) {
        return dataset;
    }
}
