package io.feldspar.benchmarks.sqllogictest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rows of a query as the files write them.
final class Answer {

    private static final Pattern INTEGER = Pattern.compile("-?\\d+");

    private final List<String> values;

    private Answer(List<String> values) {
        this.values = values;
    }

    static Answer of(ResultSet rows, ScriptRecord.Query query) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<List<String>> all = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                char type = i <= query.types().length() ? query.types().charAt(i - 1) : 'T';
                row.add(text(rows.getObject(i), type));
            }
            all.add(row);
        }
        if (query.sort().equals("rowsort")) {
            all.sort(Comparator.comparing(row -> String.join("\n", row)));
        }
        List<String> values = new ArrayList<>();
        all.forEach(values::addAll);
        if (query.sort().equals("valuesort")) {
            values.sort(null);
        }
        return new Answer(values);
    }

    private static String text(Object value, char type) {
        if (value == null) {
            return "NULL";
        }
        String text = value.toString();
        return switch (type) {
            case 'I' ->
                    value instanceof Number
                            ? new BigDecimal(text).setScale(0, RoundingMode.DOWN).toString()
                            : leadingInteger(text);
            case 'R' ->
                    value instanceof Number number
                            ? String.format(Locale.ROOT, "%.3f", number.doubleValue())
                            : text;
            default -> text.isEmpty() ? "(empty)" : text.replaceAll("[^ -~]", "@");
        };
    }

    /// As SQLite makes a whole number of a text: 0 where it begins otherwise.
    private static String leadingInteger(String text) {
        Matcher digits = INTEGER.matcher(text);
        return digits.lookingAt() ? new BigDecimal(digits.group()).toString() : "0";
    }

    /// Whether these are the expected values, or have their number and digest.
    boolean matches(List<String> expected) {
        if (expected.size() == 1 && expected.get(0).contains(" values hashing to ")) {
            return expected.get(0)
                    .equals("%d values hashing to %s".formatted(values.size(), digest()));
        }
        return values.equals(expected);
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (String value : values) {
                digest.update((value + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    @Override
    public String toString() {
        return values.size() > 40 ? values.subList(0, 40) + " …" : values.toString();
    }
}
