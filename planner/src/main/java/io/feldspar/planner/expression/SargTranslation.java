package io.feldspar.planner.expression;

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
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/// Turns `SEARCH(x, set of values)` into IN where the set is one of points, or of all but points.
final class SargTranslation {

    private SargTranslation() {}

    /// The membership test, or null where the set holds ranges.
    static @Nullable Expression points(RexCall call, Expression operand, SourceLocation location) {
        RexLiteral literal = (RexLiteral) call.getOperands().get(1);
        Sarg<?> sarg = literal.getValueAs(Sarg.class);
        if (sarg == null) {
            return null;
        }
        Type type = RelTypes.of(literal.getType());
        if (type instanceof DecimalType decimal && !Coercion.holds(decimal, operand.type())) {
            return null;
        }
        Expression typed = RexTranslator.cast(operand, type, location);
        Expression test;
        if (sarg.isPoints()) {
            test = in(typed, sarg.rangeSet, type);
        } else if (sarg.isComplementedPoints()) {
            test = new Not(in(typed, complement(sarg), type));
        } else {
            return null;
        }
        RexUnknownAs nulls = sarg.nullAs;
        return switch (nulls) {
            case UNKNOWN -> test;
            case TRUE -> new Or(List.of(new IsNull(typed), test));
            case FALSE -> new And(List.of(new Not(new IsNull(typed)), test));
        };
    }

    private static RangeSet<?> complement(Sarg<?> sarg) {
        return sarg.rangeSet.complement();
    }

    private static Expression in(Expression operand, RangeSet<?> points, Type type) {
        List<Literal> values = new ArrayList<>();
        for (Range<?> range : points.asRanges()) {
            values.add(new Literal(Literals.value(range.lowerEndpoint(), type), type));
        }
        return values.size() == 1
                ? new Comparison(ComparisonOperator.EQUAL, operand, values.get(0))
                : new In(operand, values);
    }
}
