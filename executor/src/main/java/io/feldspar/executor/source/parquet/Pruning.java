package io.feldspar.executor.source.parquet;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.FieldPath;
import java.util.List;
import java.util.function.Function;

/// What a condition can come out as, given bounds of its columns.
///
/// An outcome is a set of truth values: bits for true, false and null. What the bounds do not
/// decide can be all three.
final class Pruning {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int NULL = 4;
    private static final int ANY = TRUE | FALSE | NULL;

    private final Function<FieldPath, ColumnBounds> bounds;

    private Pruning(Function<FieldPath, ColumnBounds> bounds) {
        this.bounds = bounds;
    }

    /// Whether the condition may be true for some row.
    ///
    /// @param bounds of input columns and their fields
    static boolean mayMatch(Expression condition, Function<FieldPath, ColumnBounds> bounds) {
        return (new Pruning(bounds).outcomes(condition) & TRUE) != 0;
    }

    private int outcomes(Expression expression) {
        return switch (expression) {
            case Expression.Comparison comparison -> comparison(comparison);
            case Expression.In in -> in(in);
            case Expression.IsNull(Expression operand) -> {
                FieldPath path = FieldPath.of(operand);
                yield path == null ? ANY : isNull(bounds.apply(path));
            }
            case Expression.Not(Expression operand) -> not(outcomes(operand));
            case Expression.And(List<Expression> operands) -> {
                int all = TRUE;
                for (Expression operand : operands) {
                    all = and(all, outcomes(operand));
                }
                yield all;
            }
            case Expression.Or(List<Expression> operands) -> {
                int none = TRUE;
                for (Expression operand : operands) {
                    none = and(none, not(outcomes(operand)));
                }
                yield not(none);
            }
            case Literal(Object value, _) ->
                    value == null ? NULL : Boolean.TRUE.equals(value) ? TRUE : FALSE;
            case Expression.InputRef _,
                    Expression.Call _,
                    Expression.Cast _,
                    Expression.Case _,
                    Expression.Lambda _ ->
                    ANY;
        };
    }

    private static int not(int outcomes) {
        return (outcomes & NULL)
                | ((outcomes & TRUE) != 0 ? FALSE : 0)
                | ((outcomes & FALSE) != 0 ? TRUE : 0);
    }

    private static int and(int left, int right) {
        int outcomes = (left | right) & FALSE;
        if ((left & right & TRUE) != 0) {
            outcomes |= TRUE;
        }
        boolean nullLeft = (left & NULL) != 0 && (right & (TRUE | NULL)) != 0;
        boolean nullRight = (right & NULL) != 0 && (left & (TRUE | NULL)) != 0;
        return nullLeft || nullRight ? outcomes | NULL : outcomes;
    }

    private static int isNull(ColumnBounds column) {
        if (column.nulls() < 0) {
            return TRUE | FALSE;
        }
        return (column.nulls() > 0 ? TRUE : 0) | (column.nulls() < column.rows() ? FALSE : 0);
    }

    private int in(Expression.In in) {
        FieldPath path = FieldPath.of(in.operand());
        if (path == null) {
            return ANY;
        }
        ColumnBounds column = bounds.apply(path);
        int none = TRUE;
        for (Literal value : in.values()) {
            none = and(none, not(against(ComparisonOperator.EQUAL, column, value)));
        }
        return not(none);
    }

    private int comparison(Expression.Comparison comparison) {
        Expression left = comparison.left();
        Expression right = comparison.right();
        FieldPath leftPath = right instanceof Literal ? FieldPath.of(left) : null;
        if (leftPath != null && right instanceof Literal value) {
            return against(comparison.operator(), bounds.apply(leftPath), value);
        }
        FieldPath rightPath = left instanceof Literal ? FieldPath.of(right) : null;
        if (rightPath != null && left instanceof Literal value) {
            return against(mirrored(comparison.operator()), bounds.apply(rightPath), value);
        }
        return ANY;
    }

    private static ComparisonOperator mirrored(ComparisonOperator operator) {
        return switch (operator) {
            case LESS -> ComparisonOperator.GREATER;
            case LESS_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
            case GREATER -> ComparisonOperator.LESS;
            case GREATER_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM -> operator;
        };
    }

    private static int against(ComparisonOperator operator, ColumnBounds column, Literal literal) {
        return switch (operator) {
            case NOT_DISTINCT_FROM -> distinct(column, literal);
            case DISTINCT_FROM -> not(distinct(column, literal));
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                if (literal.value() == null) {
                    yield NULL;
                }
                int nulls = isNull(column);
                yield ((nulls & TRUE) != 0 ? NULL : 0)
                        | ((nulls & FALSE) != 0 ? ofValues(operator, column, literal) : 0);
            }
        };
    }

    private static int distinct(ColumnBounds column, Literal literal) {
        int nulls = isNull(column);
        if (literal.value() == null) {
            return nulls;
        }
        return ((nulls & TRUE) != 0 ? FALSE : 0)
                | ((nulls & FALSE) != 0 ? ofValues(ComparisonOperator.EQUAL, column, literal) : 0);
    }

    /// The outcomes for the values that are not null.
    private static int ofValues(ComparisonOperator operator, ColumnBounds column, Literal literal) {
        Object value = literal.value();
        if (value == null || !literal.type().equals(column.type())) {
            return TRUE | FALSE;
        }
        if (value instanceof Double number) {
            // Bounds leave NaN out, whatever it is compared as.
            if (number.isNaN()) {
                return TRUE | FALSE;
            }
            int ordered = ordered(operator, column, value);
            return switch (operator) {
                case LESS, LESS_OR_EQUAL, EQUAL -> ordered | FALSE;
                case GREATER, GREATER_OR_EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM ->
                        TRUE | FALSE;
            };
        }
        return ordered(operator, column, ColumnBounds.comparable(value));
    }

    private static int ordered(ComparisonOperator operator, ColumnBounds column, Object value) {
        Object min = column.min();
        Object max = column.max();
        int low = min == null ? -1 : ColumnBounds.compare(min, value);
        int high = max == null ? 1 : ColumnBounds.compare(max, value);
        return switch (operator) {
            case LESS -> (low < 0 ? TRUE : 0) | (high >= 0 ? FALSE : 0);
            case LESS_OR_EQUAL -> (low <= 0 ? TRUE : 0) | (high > 0 ? FALSE : 0);
            case GREATER -> (high > 0 ? TRUE : 0) | (low <= 0 ? FALSE : 0);
            case GREATER_OR_EQUAL -> (high >= 0 ? TRUE : 0) | (low < 0 ? FALSE : 0);
            case EQUAL, NOT_DISTINCT_FROM ->
                    (low <= 0 && high >= 0 ? TRUE : 0) | (low != 0 || high != 0 ? FALSE : 0);
            case NOT_EQUAL, DISTINCT_FROM ->
                    (low <= 0 && high >= 0 ? FALSE : 0) | (low != 0 || high != 0 ? TRUE : 0);
        };
    }
}
