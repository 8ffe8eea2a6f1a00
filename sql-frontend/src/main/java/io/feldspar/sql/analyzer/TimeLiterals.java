package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.time.TimeText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/// Literals of dates and times, read as casts of text read them: in the proleptic Gregorian
/// calendar, where Calcite has a Julian one before 1582.
final class TimeLiterals {

    private static final int DIGITS = 6;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private TimeLiterals() {}

    /// The literal with its value, or null for types that Calcite reads.
    ///
    /// @throws FeldsparException with INVALID_DATETIME where the text is not such a value
    static @Nullable SqlLiteral of(SqlUnknownLiteral literal) {
        SqlParserPos position = literal.getParserPosition();
        Slice text = Slice.of(Objects.requireNonNull(literal.getValueAs(String.class)));
        return switch (literal.tag) {
            case "DATE" ->
                    SqlLiteral.createDate(
                            new DateString(
                                    LocalDate.ofEpochDay(TimeText.parseDate(text)).toString()),
                            position);
            case "TIME" -> SqlLiteral.createTime(time(TimeText.parseTime(text)), DIGITS, position);
            case "TIMESTAMP", "DATETIME" ->
                    SqlLiteral.createTimestamp(
                            SqlTypeName.TIMESTAMP,
                            timestamp(TimeText.parseTimestamp(text)),
                            DIGITS,
                            position);
            default -> null;
        };
    }

    private static TimeString time(long micros) {
        LocalTime time = LocalTime.ofNanoOfDay(micros * 1000);
        return new TimeString(time.getHour(), time.getMinute(), time.getSecond())
                .withNanos(time.getNano());
    }

    private static TimestampString timestamp(long micros) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, MICROS_PER_SECOND),
                        (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
                        ZoneOffset.UTC);
        return new TimestampString(
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond())
                .withNanos(time.getNano());
    }
}
