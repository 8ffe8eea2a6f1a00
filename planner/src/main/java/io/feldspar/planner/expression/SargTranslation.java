package io.feldspar.planner.expression;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.expression.Expression.Comparison;
import io.feldspar.executor.expression.Expression.In;
import io.feldspar.executor.expression.Expression.IsNull;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.Expression.Not;
import io.feldspar.executor.expression.Expression.Or;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/// Turns `SEARCH(x, set of values)` into IN where the set is one of points, or of all but points.
///
/// A type that holds all values of a set of decimals need not exist; they are compared one by one.
final class SargTranslation {

    private final Expression operand;
    private final Sarg<?> sarg;
    private final Type type;
    private final SourceLocation location;

    private SargTranslation(Expression operand, Sarg<?> sarg, Type type, SourceLocation location) {
        this.operand = operand;
        this.sarg = sarg;
        this.type = type;
        this.location = location;
    }

    /// The membership test, or null where the set holds ranges that Calcite can write out.
    static @Nullable Expression of(RexCall call, Expression operand, SourceLocation location) {
        RexLiteral literal = (RexLiteral) call.getOperands().get(1);
        Sarg<?> sarg = Objects.requireNonNull(literal.getValueAs(Sarg.class));
        Type type = RelTypes.of(literal.getType());
        return new SargTranslation(operand, sarg, type, location).test();
    }

    private @Nullable Expression test() {
        boolean lossy =
                type instanceof DecimalType decimal
                        && !(Coercion.holds(decimal, operand.type())
                                && values().allMatch(value -> holds(decimal, value)));
        Expression test;
        if (sarg.isPoints()) {
            test = lossy ? exactly(sarg.rangeSet) : in(sarg.rangeSet);
        } else if (sarg.isComplementedPoints()) {
            RangeSet<?> others = sarg.rangeSet.complement();
            test = new Not(lossy ? exactly(others) : in(others));
        } else if (lossy) {
            test = exactly(sarg.rangeSet);
        } else {
            return null;
        }
        RexUnknownAs nulls = sarg.nullAs;
        return switch (nulls) {
            case UNKNOWN -> test;
            case TRUE -> new Or(List.of(new IsNull(operand), test));
            case FALSE -> new And(List.of(new Not(new IsNull(operand)), test));
        };
    }

    private Stream<BigDecimal> values() {
        return sarg.rangeSet.asRanges().stream()
                .flatMap(
                        range ->
                                Stream.of(
                                        range.hasLowerBound() ? range.lowerEndpoint() : null,
                                        range.hasUpperBound() ? range.upperEndpoint() : null))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast);
    }

    private static boolean holds(DecimalType type, BigDecimal value) {
        BigDecimal digits = value.stripTrailingZeros();
        return digits.scale() <= type.scale()
                && digits.precision() - digits.scale() <= type.precision() - type.scale();
    }

    private Expression in(RangeSet<?> points) {
        List<Literal> values = new ArrayList<>();
        for (Range<?> range : points.asRanges()) {
            values.add(new Literal(Literals.value(range.lowerEndpoint(), type), type));
        }
        Expression typed = RexTranslator.cast(operand, type, location);
        return values.size() == 1
                ? new Comparison(ComparisonOperator.EQUAL, typed, values.get(0))
                : new In(typed, values);
    }

    private Expression exactly(RangeSet<?> ranges) {
        List<Expression> tests = new ArrayList<>();
        for (Range<?> range : ranges.asRanges()) {
            List<Expression> bounds = new ArrayList<>();
            if (range.hasLowerBound()
                    && range.hasUpperBound()
                    && range.lowerEndpoint().equals(range.upperEndpoint())) {
                bounds.add(compared(ComparisonOperator.EQUAL, range.lowerEndpoint()));
            } else {
                if (range.hasLowerBound()) {
                    bounds.add(
                            compared(
                                    range.lowerBoundType() == BoundType.OPEN
                                            ? ComparisonOperator.GREATER
                                            : ComparisonOperator.GREATER_OR_EQUAL,
                                    range.lowerEndpoint()));
                }
                if (range.hasUpperBound()) {
                    bounds.add(
                            compared(
                                    range.upperBoundType() == BoundType.OPEN
                                            ? ComparisonOperator.LESS
                                            : ComparisonOperator.LESS_OR_EQUAL,
                                    range.upperEndpoint()));
                }
            }
            tests.add(bounds.size() == 1 ? bounds.getFirst() : new And(bounds));
        }
        return tests.size() == 1 ? tests.getFirst() : new Or(tests);
    }

    private Expression compared(ComparisonOperator operator, Object bound) {
        BigDecimal value = (BigDecimal) bound;
        return RexTranslator.comparison(
                operator, operand, DecimalComparison.narrowest(value), location);
    }
}
