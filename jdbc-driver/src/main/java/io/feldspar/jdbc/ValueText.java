package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as text, the way `getString` and the shell show them.
///
/// ```text
/// DECIMAL     1234.50                 DATE       2026-11-23
/// DOUBLE      1.0E10                  TIMESTAMP  2026-11-23 08:05:00.25
/// VARBINARY   00ff                    TIME       08:05:00
/// INTERVAL    1-02 (years-months), 3 04:05:06.5 (days and time)
/// ```
public final class ValueText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final long MICROS_PER_SECOND = 1_000_000;

    private ValueText() {}

    /// The text of a value in the class that [io.feldspar.jdbc.spi.TypeKind#valueClass()] names.
    public static String of(Object value) {
        if (value instanceof BigDecimal) {
            return ((BigDecimal) value).toPlainString();
        }
        if (value instanceof byte[]) {
            return hex((byte[]) value);
        }
        if (value instanceof LocalDateTime) {
            return moment((LocalDateTime) value);
        }
        if (value instanceof OffsetDateTime) {
            OffsetDateTime zoned = (OffsetDateTime) value;
            String offset = zoned.getOffset().getId();
            return moment(zoned.toLocalDateTime()) + (offset.equals("Z") ? "+00:00" : offset);
        }
        if (value instanceof LocalTime) {
            return time((LocalTime) value);
        }
        if (value instanceof Period) {
            return months((Period) value);
        }
        if (value instanceof Duration) {
            return days((Duration) value);
        }
        return String.valueOf(value);
    }

    /// The text of a value of that type, nested ones as CAST to VARCHAR writes them.
    ///
    /// ```text
    /// ARRAY   [1, 2, NULL]        STRUCT  {'a': 1, 'b': x}        MAP  {k=1}
    /// ```
    public static String of(Object value, EngineType type) {
        List<EngineColumn> parts = type.parts();
        switch (type.kind()) {
            case ARRAY:
                return ((List<?>) value)
                        .stream()
                                .map(element -> part(element, parts.get(0).type()))
                                .collect(Collectors.joining(", ", "[", "]"));
            case MAP:
                return ((Map<?, ?>) value)
                        .entrySet().stream()
                                .map(
                                        entry ->
                                                part(entry.getKey(), parts.get(0).type())
                                                        + "="
                                                        + part(
                                                                entry.getValue(),
                                                                parts.get(1).type()))
                                .collect(Collectors.joining(", ", "{", "}"));
            case STRUCT:
                StringBuilder text = new StringBuilder("{");
                for (int i = 0; i < parts.size(); i++) {
                    EngineColumn field = parts.get(i);
                    text.append(i == 0 ? "'" : ", '").append(field.name()).append("': ");
                    text.append(part(((List<?>) value).get(i), field.type()));
                }
                return text.append('}').toString();
            case REAL:
                return Float.toString(((Number) value).floatValue());
            default:
                return of(value);
        }
    }

    private static String part(@Nullable Object value, EngineType type) {
        return value == null ? "NULL" : of(value, type);
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte each : bytes) {
            text.append(HEX[each >> 4 & 15]).append(HEX[each & 15]);
        }
        return text.toString();
    }

    private static String moment(LocalDateTime moment) {
        return moment.toLocalDate() + " " + time(moment.toLocalTime());
    }

    private static String time(LocalTime time) {
        StringBuilder text = new StringBuilder(15);
        pair(text, time.getHour()).append(':');
        pair(text, time.getMinute()).append(':');
        pair(text, time.getSecond());
        return fraction(text, time.getNano() / 1000).toString();
    }

    private static StringBuilder pair(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /// Appends `.ffffff` without zeros at its end.
    private static StringBuilder fraction(StringBuilder text, long micros) {
        if (micros != 0) {
            String digits = Long.toString(MICROS_PER_SECOND + micros).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 0, end);
        }
        return text;
    }

    private static String months(Period period) {
        long months = period.toTotalMonths();
        StringBuilder text = new StringBuilder(months < 0 ? "-" : "");
        text.append(Math.abs(months) / 12).append('-');
        return pair(text, (int) (Math.abs(months) % 12)).toString();
    }

    private static String days(Duration duration) {
        Duration positive = duration.abs();
        StringBuilder text = new StringBuilder(duration.isNegative() ? "-" : "");
        text.append(positive.toDays()).append(' ');
        pair(text, positive.toHoursPart()).append(':');
        pair(text, positive.toMinutesPart()).append(':');
        pair(text, positive.toSecondsPart());
        return fraction(text, positive.toNanosPart() / 1000).toString();
    }
}
