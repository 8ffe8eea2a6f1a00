package io.feldspar.sql.analyzer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/// Puts literals in the place of `?`. Values become nodes of the syntax tree, never text.
final class Parameters {

    private Parameters() {}

    static SqlNode bind(SqlNode query, List<@Nullable Object> values) {
        if (values.isEmpty()) {
            return query;
        }
        SqlNode bound =
                query.accept(
                        new SqlShuttle() {
                            @Override
                            public SqlNode visit(SqlDynamicParam parameter) {
                                return literal(
                                        values.get(parameter.getIndex()),
                                        parameter.getParserPosition());
                            }
                        });
        return bound == null ? query : bound;
    }

    private static SqlNode literal(@Nullable Object value, SqlParserPos place) {
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
