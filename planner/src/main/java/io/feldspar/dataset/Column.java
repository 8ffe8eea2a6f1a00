package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Expr.Nulls;
import io.feldspar.sql.tree.Expr.Operation;
import io.feldspar.sql.tree.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An expression over the columns of a data set, as [functions#col] and [functions] make it.
///
/// Operands are columns or values: `col("a").plus(1)`, `col("a").gt(col("b"))`. Immutable.
public final class Column {

    private final Expr expression;

    Column(Expr expression) {
        this.expression = expression;
    }

    Expr expression() {
        return expression;
    }

    /// The expression of a column, or of a value.
    static Expr operand(@Nullable Object operand) {
        return operand instanceof Column column ? column.expression : new Expr.Constant(operand);
    }

    static List<Expr> expressions(Column... columns) {
        return Arrays.stream(columns).map(column -> column.expression).toList();
    }

    private Column with(Operator operator, @Nullable Object other) {
        return new Column(Operation.of(operator, expression, operand(other)));
    }

    private Column call(String function, @Nullable Object... others) {
        return functions.call_function(function, prepended(others));
    }

    private @Nullable Object[] prepended(@Nullable Object... others) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(others));
        all.addFirst(this);
        return all.toArray();
    }

    // Comparison

    public Column equalTo(@Nullable Object other) {
        return with(Operator.EQUAL, other);
    }

    /// Whether both are equal or both are NULL.
    public Column eqNullSafe(@Nullable Object other) {
        return with(Operator.NULL_SAFE_EQUAL, other);
    }

    public Column notEqual(@Nullable Object other) {
        return with(Operator.NOT_EQUAL, other);
    }

    public Column gt(@Nullable Object other) {
        return with(Operator.GREATER, other);
    }

    public Column geq(@Nullable Object other) {
        return with(Operator.GREATER_OR_EQUAL, other);
    }

    public Column lt(@Nullable Object other) {
        return with(Operator.LESS, other);
    }

    public Column leq(@Nullable Object other) {
        return with(Operator.LESS_OR_EQUAL, other);
    }

    /// Whether it is not below the first and not above the second.
    public Column between(@Nullable Object lower, @Nullable Object upper) {
        return geq(lower).and(leq(upper));
    }

    /// Whether it is one of the values.
    public Column isin(@Nullable Object... values) {
        return isInCollection(Arrays.asList(values));
    }

    public Column isInCollection(Collection<? extends @Nullable Object> values) {
        List<Expr> list = new ArrayList<>();
        values.forEach(value -> list.add(operand(value)));
        return new Column(new Expr.In(expression, list));
    }

    public Column isNull() {
        return new Column(Operation.of(Operator.IS_NULL, expression));
    }

    public Column isNotNull() {
        return new Column(Operation.of(Operator.IS_NOT_NULL, expression));
    }

    public Column isNaN() {
        return call("isnan");
    }

    // Logic

    public Column and(@Nullable Object other) {
        return with(Operator.AND, other);
    }

    public Column or(@Nullable Object other) {
        return with(Operator.OR, other);
    }

    // Arithmetic

    public Column plus(@Nullable Object other) {
        return with(Operator.PLUS, other);
    }

    public Column minus(@Nullable Object other) {
        return with(Operator.MINUS, other);
    }

    public Column multiply(@Nullable Object other) {
        return with(Operator.TIMES, other);
    }

    public Column divide(@Nullable Object other) {
        return with(Operator.DIVIDE, other);
    }

    public Column mod(@Nullable Object other) {
        return with(Operator.REMAINDER, other);
    }

    public Column bitwiseAND(@Nullable Object other) {
        return call("bitand", other);
    }

    public Column bitwiseOR(@Nullable Object other) {
        return call("bitor", other);
    }

    public Column bitwiseXOR(@Nullable Object other) {
        return call("bitxor", other);
    }

    // Text

    /// Whether the text matches a pattern of `%` and `_`.
    public Column like(String pattern) {
        return with(Operator.LIKE, pattern);
    }

    /// As [#like], in any case of letters.
    public Column ilike(String pattern) {
        return with(Operator.ILIKE, pattern);
    }

    /// Whether a regular expression matches somewhere in the text.
    public Column rlike(String expression) {
        return call("regexp_like", expression);
    }

    public Column startsWith(@Nullable Object prefix) {
        return call("starts_with", prefix);
    }

    public Column endsWith(@Nullable Object suffix) {
        return call("ends_with", suffix);
    }

    public Column contains(@Nullable Object part) {
        return call("contains", part);
    }

    /// @param start of the part, from 1
    public Column substr(@Nullable Object start, @Nullable Object length) {
        return call("substring", start, length);
    }

    // Types and parts

    /// @param type as SQL writes it, such as `int`, `decimal(10,2)` or `array<string>`
    public Column cast(String type) {
        return new Column(new Expr.Cast(expression, type, false));
    }

    public Column cast(Type type) {
        return cast(type.sql());
    }

    /// As [#cast], with NULL for what cannot be cast.
    public Column try_cast(String type) {
        return new Column(new Expr.Cast(expression, type, true));
    }

    /// A field of a struct.
    public Column getField(String name) {
        return new Column(new Expr.Field(expression, name));
    }

    /// The value of a map's key, or the element of an array, of which the first has the number 0.
    public Column getItem(Object key) {
        return key instanceof Integer
                ? call("get", key)
                : new Column(new Expr.Item(expression, operand(key)));
    }

    // Conditions, as of functions.when

    /// A further branch of [functions#when].
    public Column when(Column condition, @Nullable Object value) {
        List<Expr.When> branches = new ArrayList<>(openCase("when").branches());
        branches.add(new Expr.When(condition.expression, operand(value)));
        return new Column(new Expr.Case(branches, null));
    }

    /// The value where no branch of [functions#when] applies.
    public Column otherwise(@Nullable Object value) {
        return new Column(new Expr.Case(openCase("otherwise").branches(), operand(value)));
    }

    private Expr.Case openCase(String method) {
        if (expression instanceof Expr.Case cases && cases.otherwise() == null) {
            return cases;
        }
        throw new FeldsparException(
                ErrorCode.INVALID_STATEMENT,
                "%s() follows when(), but was called on '%s'".formatted(method, this),
                "Write when(condition, value).otherwise(value).");
    }

    // Order

    public Column asc() {
        return ordered(false, Nulls.DEFAULT);
    }

    public Column asc_nulls_first() {
        return ordered(false, Nulls.FIRST);
    }

    public Column asc_nulls_last() {
        return ordered(false, Nulls.LAST);
    }

    public Column desc() {
        return ordered(true, Nulls.DEFAULT);
    }

    public Column desc_nulls_first() {
        return ordered(true, Nulls.FIRST);
    }

    public Column desc_nulls_last() {
        return ordered(true, Nulls.LAST);
    }

    private Column ordered(boolean descending, Nulls nulls) {
        return new Column(new Expr.Ordered(expression, descending, nulls));
    }

    // Names and windows

    /// The expression under a name.
    public Column as(String name) {
        return new Column(new Expr.Alias(bare(), List.of(name)));
    }

    public Column alias(String name) {
        return as(name);
    }

    public Column name(String name) {
        return as(name);
    }

    /// The columns of a function that gives several, such as `explode` of a map, under names.
    public Column as(String... names) {
        return new Column(new Expr.Alias(bare(), List.of(names)));
    }

    private Expr bare() {
        return expression instanceof Expr.Alias alias ? alias.operand() : expression;
    }

    /// The call of an aggregate or window function over a window.
    public Column over(WindowSpec window) {
        return new Column(new Expr.Over(expression, window.window()));
    }

    /// The call over all rows.
    public Column over() {
        return over(WindowSpec.ALL);
    }

    /// An aggregate of the rows that a condition holds for, FILTER of SQL.
    public Column filter(Column condition) {
        return new Column(new Expr.Filtered(expression, condition.expression));
    }

    public Column transform(Function<Column, Column> change) {
        return change.apply(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column && expression.equals(column.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    /// As SQL writes it.
    @Override
    public String toString() {
        return expression.label();
    }
}
