package io.feldspar.planner.expression;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.CompareDecimals;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// Comparisons of decimals whose digits no common type of 38 digits holds: exact all the same.
///
/// ```text
/// DECIMAL(38, 10) = DECIMAL(38, 0)   →   $COMPARE(a, b) = 0
/// ```
public final class DecimalComparison {

    private static final Literal ZERO = new Literal(0, SimpleType.INTEGER);

    private DecimalComparison() {}

    /// Whether a cast to the common type may fail.
    public static boolean lossy(Type common, Expression left, Expression right) {
        return common instanceof DecimalType decimal
                && !(Coercion.holds(decimal, left.type()) && Coercion.holds(decimal, right.type()));
    }

    static Expression of(
            ComparisonOperator operator,
            Expression left,
            Expression right,
            SourceLocation location) {
        boolean nullSafe =
                operator == ComparisonOperator.DISTINCT_FROM
                        || operator == ComparisonOperator.NOT_DISTINCT_FROM;
        return new Comparison(
                operator,
                new Call(
                        nullSafe ? CompareDecimals.COMPARE_NULL_SAFE : CompareDecimals.COMPARE,
                        List.of(decimal(left, location), decimal(right, location)),
                        SimpleType.INTEGER,
                        location),
                ZERO);
    }

    private static Expression decimal(Expression operand, SourceLocation location) {
        Type type = Objects.requireNonNull(Coercion.exact(operand.type()), "an exact number");
        return RexTranslator.cast(operand, type, location);
    }

    /// A decimal constant in the narrowest type that holds it, any other expression as it is.
    static Expression narrowed(Expression expression) {
        if (!(expression instanceof Literal literal)
                || !(literal.value() instanceof BigDecimal value)
                || !(literal.type() instanceof DecimalType)) {
            return expression;
        }
        return narrowest(value);
    }

    /// A decimal in the narrowest type that holds it.
    static Literal narrowest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        BigDecimal exact = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        int precision = Math.max(1, Math.max(exact.precision(), exact.scale()));
        return new Literal(exact, new DecimalType(precision, exact.scale()));
    }
}
