package io.feldspar.benchmarks.golden;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows as Spark prints them in its tests.
final class SparkText {

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter();

    private SparkText() {}

    /// Every row of the result, with tabs between the columns.
    static List<String> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                boolean time = result.getMetaData().getColumnType(i) == Types.TIME;
                values.add(text(time ? result.getObject(i, LocalTime.class) : result.getObject(i)));
            }
            rows.add(String.join("\t", values).replaceFirst("\\s+$", ""));
        }
        return rows;
    }

    /// The second column alone: Spark's tests print what SHOW TABLES and SHOW VIEWS give as Hive
    /// does, without schemas.
    static List<String> names(ResultSet result) throws SQLException {
        List<String> names = new ArrayList<>();
        while (result.next()) {
            names.add(result.getString(2));
        }
        return names;
    }

    private static String list(@Nullable Object[] values) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(nested(value));
        }
        return "[" + String.join(",", texts) + "]";
    }

    private static String map(Map<?, ?> map) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            texts.add(nested(entry.getKey()) + ":" + nested(entry.getValue()));
        }
        texts.sort(null);
        return "{" + String.join(",", texts) + "}";
    }

    private static String struct(java.sql.Struct struct) throws SQLException {
        List<String> names = names(struct.getSQLTypeName());
        @Nullable Object[] values = struct.getAttributes();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            texts.add("\"" + names.get(i) + "\":" + nested(values[i]));
        }
        return "{" + String.join(",", texts) + "}";
    }

    /// The names of the fields of `STRUCT<a: INTEGER, b: MAP<INTEGER, VARCHAR>>`.
    private static List<String> names(String type) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int start = type.indexOf('<') + 1;
        for (int i = start; i < type.length(); i++) {
            switch (type.charAt(i)) {
                case '<', '(' -> depth++;
                case '>', ')' -> depth--;
                case ':' -> {
                    if (depth == 0) {
                        names.add(type.substring(start, i).strip().replaceAll("^\"|\"$", ""));
                    }
                }
                case ',' -> start = depth == 0 ? i + 1 : start;
                default -> {}
            }
        }
        return names;
    }

    /// A value within another.
    private static String nested(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> "null";
            case String string -> "\"" + string + "\"";
            default -> text(value);
        };
    }

    private static String text(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> "NULL";
            case BigDecimal decimal -> decimal.toPlainString();
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case java.sql.Timestamp timestamp -> dateAndTime(timestamp.toLocalDateTime());
            case java.time.OffsetDateTime at -> dateAndTime(at.toLocalDateTime());
            case LocalTime time -> TIME.format(time);
            case Period period -> yearsAndMonths(period.toTotalMonths());
            case Duration duration -> daysAndTime(duration);
            case Float real -> Float.toString(real);
            case java.sql.Array array -> list((Object[]) array.getArray());
            case Map<?, ?> map -> map(map);
            case java.sql.Struct struct -> struct(struct);
            default -> value.toString();
        };
    }

    private static String dateAndTime(LocalDateTime at) {
        return at.toLocalDate() + " " + TIME.format(at);
    }

    private static String yearsAndMonths(long months) {
        long size = Math.abs(months);
        return (months < 0 ? "-" : "") + size / 12 + "-" + size % 12;
    }

    private static String daysAndTime(Duration duration) {
        Duration size = duration.abs();
        return "%s%d %02d:%02d:%02d.%09d"
                .formatted(
                        duration.isNegative() ? "-" : "",
                        size.toDaysPart(),
                        size.toHoursPart(),
                        size.toMinutesPart(),
                        size.toSecondsPart(),
                        size.toNanosPart());
    }
}
