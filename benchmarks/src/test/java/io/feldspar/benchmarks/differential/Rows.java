package io.feldspar.benchmarks.differential;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a result, each value as a text, a Boolean, a BigDecimal, a Double or null.
record Rows(List<List<@Nullable Object>> rows) {

    private static final double TOLERANCE = 1e-9;

    static Rows of(Connection connection, String sql) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(plain(result.getObject(i)));
                }
                rows.add(row);
            }
        }
        return new Rows(rows);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Float real -> (double) real;
            case Double real -> real;
            case Number integer -> BigDecimal.valueOf(integer.longValue());
            case Boolean truth -> truth;
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case java.sql.Timestamp timestamp -> timestamp.toLocalDateTime().toString();
            case java.sql.Date date -> date.toLocalDate().toString();
            case LocalTime time -> time.toString();
            case java.sql.Time time -> time.toLocalTime().toString();
            case java.time.OffsetDateTime at -> at.toInstant().toString();
            default -> value.toString();
        };
    }

    /// What differs, or null where nothing does.
    ///
    /// @param ordered whether the order of the rows counts
    @Nullable String difference(Rows actual, boolean ordered) {
        if (rows.size() != actual.rows.size()) {
            return "%d rows instead of %d, %s instead of %s"
                    .formatted(actual.rows.size(), rows.size(), head(actual.rows), head(this.rows));
        }
        List<List<@Nullable Object>> wanted = ordered ? rows : sorted(rows);
        List<List<@Nullable Object>> given = ordered ? actual.rows : sorted(actual.rows);
        for (int i = 0; i < wanted.size(); i++) {
            if (!equal(wanted.get(i), given.get(i))) {
                return "row %d is %s instead of %s".formatted(i + 1, given.get(i), wanted.get(i));
            }
        }
        return null;
    }

    private static String head(List<List<@Nullable Object>> rows) {
        return rows.subList(0, Math.min(3, rows.size())) + (rows.size() > 3 ? "…" : "");
    }

    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> new Keyed(sortKey(row), row))
                .sorted(
                        Comparator.comparing(Keyed::key)
                                .thenComparing(Keyed::row, Rows::byLastDigits))
                .map(Keyed::row)
                .toList();
    }

    /// A row with its sort key, which is expensive to compute.
    private record Keyed(String key, List<@Nullable Object> row) {}

    /// Numbers by nine digits, so that those that count as equal hardly ever sort apart.
    private static String sortKey(List<@Nullable Object> row) {
        StringBuilder key = new StringBuilder();
        for (Object value : row) {
            key.append(value instanceof Number number ? digits(number) : String.valueOf(value));
            key.append('\u0001');
        }
        return key.toString();
    }

    private static String digits(Number number) {
        double value = number.doubleValue();
        boolean small = value == Math.rint(value) && Math.abs(value) < 1e8;
        return small ? Long.toString((long) value) : "%.8e".formatted(value);
    }

    /// Exact numbers that nine digits do not tell apart.
    private static int byLastDigits(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) instanceof BigDecimal a && right.get(i) instanceof BigDecimal b) {
                int order = a.compareTo(b);
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }

    private static boolean equal(List<@Nullable Object> wanted, List<@Nullable Object> given) {
        if (wanted.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!equal(wanted.get(i), given.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// DuckDB's AVG and quotient of decimals are doubles where ours are decimals, which then
    /// agree up to their last digit; its date plus an interval is a timestamp, at midnight.
    private static boolean equal(@Nullable Object wanted, @Nullable Object given) {
        if (wanted instanceof BigDecimal a && given instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (wanted instanceof Number a && given instanceof Number b) {
            double left = a.doubleValue();
            double right = b.doubleValue();
            double size = Math.max(Math.abs(left), Math.abs(right));
            double digit = b instanceof BigDecimal exact ? Math.pow(10, -exact.scale()) : 0;
            return Double.compare(left, right) == 0
                    || Math.abs(left - right) <= Math.max(TOLERANCE * size, digit);
        }
        boolean midnight = wanted instanceof String at && at.equals(given + "T00:00");
        return midnight || (wanted == null ? given == null : wanted.equals(given));
    }
}
