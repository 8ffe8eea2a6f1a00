package io.feldspar.sql.translation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.parser.SyntaxParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/// Values of programs as nodes of the syntax tree, never as text.
///
/// ```text
/// Integer, Long, Short, Byte     INTEGER, BIGINT, SMALLINT, TINYINT
/// Double, Float, BigDecimal      DOUBLE, REAL, DECIMAL of its digits
/// LocalDate, LocalTime           DATE, TIME
/// LocalDateTime                  TIMESTAMP
/// Instant, OffsetDateTime, …     TIMESTAMP WITH TIME ZONE
/// Duration, Period               INTERVAL DAY TO SECOND, INTERVAL YEAR TO MONTH
/// List, Map                      ARRAY, MAP
/// ```
public final class Constants {

    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private Constants() {}

    /// A value of the type that its class has.
    static SqlNode typed(@Nullable Object value, SyntaxParts parts) {
        return switch (value) {
            case Long number -> cast(literal(number, NOWHERE), "BIGINT");
            case Short number -> cast(literal(number, NOWHERE), "SMALLINT");
            case Byte number -> cast(literal(number, NOWHERE), "TINYINT");
            case Float number -> cast(literal(number, NOWHERE), "REAL");
            case Character letter -> literal(letter.toString(), NOWHERE);
            case Enum<?> constant -> literal(constant.name(), NOWHERE);
            case Instant time -> cast(literal(time.toString(), NOWHERE), "TIMESTAMPTZ");
            case OffsetDateTime time -> typed(time.toInstant(), parts);
            case ZonedDateTime time -> typed(time.toInstant(), parts);
            case Duration duration -> interval(duration, parts);
            case Period period -> interval(period, parts);
            case List<?> list -> parts.call("ARRAY", false, nodes(list, parts));
            case Map<?, ?> map -> parts.call("MAP", false, nodes(entries(map), parts));
            case null -> literal(null, NOWHERE);
            case Boolean _,
                    Integer _,
                    Double _,
                    BigDecimal _,
                    String _,
                    byte[] _,
                    LocalDate _,
                    LocalTime _,
                    LocalDateTime _ ->
                    literal(value, NOWHERE);
            default ->
                    throw new FeldsparException(
                            ErrorCode.TYPE_MISMATCH,
                            "A value of %s is not a literal".formatted(value.getClass().getName()),
                            "Use a number, text, boolean, byte[], java.time value, List or Map.");
        };
    }

    /// The first key, its value, the second key, …
    private static List<@Nullable Object> entries(Map<?, ?> map) {
        List<@Nullable Object> entries = new ArrayList<>();
        map.forEach(
                (key, value) -> {
                    entries.add(key);
                    entries.add(value);
                });
        return entries;
    }

    private static List<SqlNode> nodes(List<?> values, SyntaxParts parts) {
        List<SqlNode> nodes = new ArrayList<>();
        values.forEach(value -> nodes.add(typed(value, parts)));
        return nodes;
    }

    private static SqlNode cast(SqlNode value, String type) {
        return SqlStdOperatorTable.CAST.createCall(NOWHERE, value, SyntaxParts.type(type));
    }

    private static SqlNode interval(Duration duration, SyntaxParts parts) {
        BigDecimal seconds =
                BigDecimal.valueOf(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9));
        return parts.item("INTERVAL '" + seconds.toPlainString() + "' SECOND");
    }

    private static SqlNode interval(Period period, SyntaxParts parts) {
        if (period.getDays() != 0) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "The period %s has days, which have no number of months".formatted(period),
                    "Use a Duration for days.");
        }
        return parts.item("INTERVAL '" + period.toTotalMonths() + "' MONTH");
    }

    /// The literal of a value; that of a number is as large as it needs to be.
    public static SqlNode literal(@Nullable Object value, SqlParserPos place) {
        return switch (value) {
            case null -> SqlLiteral.createNull(place);
            case Boolean truth -> SqlLiteral.createBoolean(truth, place);
            case Double number -> doubleLiteral(number, place);
            case Float number -> doubleLiteral(number, place);
            case BigDecimal number -> signed(number, place);
            case Number number -> signed(BigDecimal.valueOf(number.longValue()), place);
            case byte[] bytes -> SqlLiteral.createBinaryString(bytes, place);
            case LocalDate date -> SqlLiteral.createDate(new DateString(date.toString()), place);
            case LocalTime time -> SqlLiteral.createTime(time(time), 6, place);
            case LocalDateTime timestamp ->
                    SqlLiteral.createTimestamp(
                            SqlTypeName.TIMESTAMP, timestamp(timestamp), 6, place);
            case OffsetDateTime timestamp ->
                    SqlLiteral.createTimestamp(
                            SqlTypeName.TIMESTAMP,
                            timestamp(
                                    timestamp
                                            .withOffsetSameInstant(ZoneOffset.UTC)
                                            .toLocalDateTime()),
                            6,
                            place);
            default -> SqlLiteral.createCharString(value.toString(), "UTF-8", place);
        };
    }

    private static SqlNode signed(BigDecimal number, SqlParserPos place) {
        SqlNode magnitude = SqlLiteral.createExactNumeric(number.abs().toPlainString(), place);
        return number.signum() < 0
                ? SqlStdOperatorTable.UNARY_MINUS.createCall(place, magnitude)
                : magnitude;
    }

    private static SqlNode doubleLiteral(Number number, SqlParserPos place) {
        double value = number.doubleValue();
        SqlNode text =
                Double.isFinite(value)
                        ? SqlLiteral.createApproxNumeric(
                                new BigDecimal(Math.abs(value)) + "E0", place)
                        : SqlLiteral.createCharString(Double.toString(value), place);
        SqlNode typed =
                SqlStdOperatorTable.CAST.createCall(
                        place,
                        text,
                        new SqlDataTypeSpec(
                                new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, place), place));
        return Double.isFinite(value) && value < 0
                ? SqlStdOperatorTable.UNARY_MINUS.createCall(place, typed)
                : typed;
    }

    private static TimeString time(LocalTime time) {
        return new TimeString(time.getHour(), time.getMinute(), time.getSecond())
                .withNanos(time.getNano() / 1000 * 1000);
    }

    private static TimestampString timestamp(LocalDateTime timestamp) {
        return new TimestampString(
                        timestamp.getYear(),
                        timestamp.getMonthValue(),
                        timestamp.getDayOfMonth(),
                        timestamp.getHour(),
                        timestamp.getMinute(),
                        timestamp.getSecond())
                .withNanos(timestamp.getNano() / 1000 * 1000);
    }
}
