package io.feldspar.planner.expression;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.function.cast.ToDouble;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.apache.calcite.util.TimestampWithTimeZoneString;
import org.jspecify.annotations.Nullable;

/// The executor's literal of a literal of the relational algebra.
final class Literals {

    private static final long MICROS_PER_MILLI = 1000;

    private Literals() {}

    static Literal of(RexLiteral literal) {
        return of(literal, RelTypes.of(literal.getType()));
    }

    static Literal of(RexLiteral literal, Type type) {
        return new Literal(value(literal.getValueAs(Comparable.class), type), type);
    }

    /// @param value as a literal or a Sarg's bound holds it
    static @Nullable Object value(@Nullable Object value, Type type) {
        return switch (value) {
            case null -> null;
            case NlsString text -> text.getValue();
            case BigDecimal number -> number(number, type);
            case DateString date -> date.getDaysSinceEpoch();
            case TimestampString timestamp -> micros(timestamp.toString());
            case TimestampWithTimeZoneString zoned ->
                    micros(zoned.getLocalTimestampString().toString())
                            - zoned.getTimeZone().getOffset(0) * MICROS_PER_MILLI;
            case TimeString time ->
                    LocalTime.parse(time.toString()).getLong(ChronoField.MICRO_OF_DAY);
            case ByteString bytes -> bytes.getBytes();
            case Double number -> type == SimpleType.REAL ? ToDouble.doubleToReal(number) : number;
            case Boolean truth -> truth;
            case Enum<?> symbol -> symbol.name();
            default -> value.toString();
        };
    }

    private static Object number(BigDecimal number, Type type) {
        return switch (type) {
            case DecimalType decimal -> number.setScale(decimal.scale(), RoundingMode.HALF_UP);
            case NestedType _ ->
                    throw new IllegalArgumentException("a number is not a literal of type " + type);
            case SimpleType simple ->
                    switch (simple) {
                        case TINYINT, SMALLINT, INTEGER, DATE -> number.intValueExact();
                        case INTERVAL_YEAR_MONTH -> months(number);
                        case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ -> number.longValueExact();
                        case INTERVAL_DAY_TIME -> micros(number);
                        case REAL -> ToDouble.doubleToReal(number.doubleValue());
                        case DOUBLE -> number.doubleValue();
                        case BOOLEAN, VARCHAR, VARBINARY, UUID, VARIANT, NULL ->
                                throw new IllegalArgumentException(
                                        "a number is not a literal of type " + type);
                    };
        };
    }

    /// A cast number may have parts of a month.
    private static int months(BigDecimal number) {
        BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
        if (whole.toBigInteger().bitLength() >= Integer.SIZE) {
            throw tooLong(number, "months");
        }
        return whole.intValueExact();
    }

    private static long micros(BigDecimal millis) {
        BigDecimal micros =
                millis.multiply(BigDecimal.valueOf(MICROS_PER_MILLI))
                        .setScale(0, RoundingMode.HALF_UP);
        if (micros.toBigInteger().bitLength() >= Long.SIZE) {
            throw tooLong(millis, "milliseconds");
        }
        return micros.longValueExact();
    }

    private static FeldsparException tooLong(BigDecimal number, String unit) {
        return new FeldsparException(
                ErrorCode.INTERVAL_TOO_LONG,
                "An interval of %s %s is too long".formatted(number.toPlainString(), unit),
                "Use a shorter interval.");
    }

    private static long micros(String timestamp) {
        LocalDateTime time = LocalDateTime.parse(timestamp.replace(' ', 'T'));
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000_000L),
                time.getNano() / 1000);
    }
}
