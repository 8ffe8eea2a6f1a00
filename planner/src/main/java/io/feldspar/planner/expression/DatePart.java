package io.feldspar.planner.expression;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/// EXTRACT(unit FROM x) and FLOOR(x TO unit), as functions that take the unit as text.
final class DatePart {

    private DatePart() {}

    static Expression extract(RexCall call, Expression operand, SourceLocation location) {
        Type type = RelTypes.of(call.getType());
        return RexTranslator.apply(
                "EXTRACT", List.of(unit(call.getOperands().get(0)), operand), type, location);
    }

    static Expression round(RexCall call, Expression operand, SourceLocation location) {
        Type type = RelTypes.of(call.getType());
        return RexTranslator.apply(
                "DATE_TRUNC", List.of(unit(call.getOperands().get(1)), operand), type, location);
    }

    private static Literal unit(RexNode node) {
        Object value = ((RexLiteral) node).getValue();
        String name =
                value instanceof TimeUnitRange range
                        ? range.name()
                        : String.valueOf(value).toUpperCase(Locale.ROOT);
        return new Literal(name, SimpleType.VARCHAR);
    }
}
