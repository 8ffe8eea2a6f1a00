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
public final class functions {

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

    /// The value where the condition holds; [Column#when] and [Column#otherwise] go on.
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
}
