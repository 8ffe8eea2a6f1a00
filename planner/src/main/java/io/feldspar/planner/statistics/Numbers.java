package io.feldspar.planner.statistics;

import java.math.BigDecimal;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/// Values on the number line of the estimates: numbers as they are, dates as days, timestamps as
/// microseconds.
final class Numbers {

    private Numbers() {}

    /// The number of a statistic's value, or NaN where it has no place on the line: an infinity
    /// would make the widths of ranges and all that follows from them infinite.
    static double of(@Nullable Object value) {
        return switch (value) {
            case Number number ->
                    Double.isFinite(number.doubleValue()) ? number.doubleValue() : Double.NaN;
            case Boolean truth -> truth ? 1 : 0;
            case null, default -> Double.NaN;
        };
    }

    /// The number of a literal, or NaN.
    static double of(RexNode node) {
        if (node instanceof RexCall call && call.getKind() == SqlKind.CAST) {
            return of(call.getOperands().get(0));
        }
        if (!(node instanceof RexLiteral literal)) {
            return Double.NaN;
        }
        return of((Comparable<?>) literal.getValue4(), literal);
    }

    static double of(@Nullable Comparable<?> value, RexLiteral literal) {
        return switch (value) {
            case DateString date -> date.getDaysSinceEpoch();
            case TimestampString timestamp -> timestamp.getMillisSinceEpoch() * 1000.0;
            case BigDecimal decimal -> decimal.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case null, default ->
                    switch (literal.getTypeName()) {
                        case DATE -> orNaN(literal.getValueAs(Integer.class));
                        case TIMESTAMP -> millis(literal.getValueAs(Long.class));
                        default -> Double.NaN;
                    };
        };
    }

    private static double orNaN(@Nullable Number number) {
        return number == null ? Double.NaN : number.doubleValue();
    }

    private static double millis(@Nullable Long millis) {
        return millis == null ? Double.NaN : millis * 1000.0;
    }
}
