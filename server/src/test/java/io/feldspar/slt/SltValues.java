package io.feldspar.slt;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the columns and values of a result are written in an `.slt` file.
final class SltValues {

    private static final double TOLERANCE = 1e-9;

    private SltValues() {}

    /// The letter of a column's type: B boolean, I integer, N decimal, R floating point, T text, D
    /// date, C time of day, S timestamp, V interval, X binary, U the type of NULL.
    static char letter(int jdbcType, String typeName) {
        return switch (jdbcType) {
            case Types.BOOLEAN, Types.BIT -> 'B';
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> 'I';
            case Types.DECIMAL, Types.NUMERIC -> 'N';
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> 'R';
            case Types.CHAR, Types.VARCHAR -> 'T';
            case Types.DATE -> 'D';
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> 'C';
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> 'S';
            case Types.BINARY, Types.VARBINARY, Types.BLOB -> 'X';
            case Types.NULL -> 'U';
            default -> typeName.toUpperCase(Locale.ROOT).startsWith("INTERVAL") ? 'V' : 'O';
        };
    }

    /// The value as JDBC gives it as text; `NULL` and `(empty)` stand for those two, a backslash
    /// begins what would not survive in a line.
    static String text(ResultSet rows, int column, char letter) throws SQLException {
        if (letter == 'X') {
            byte[] bytes = rows.getBytes(column);
            return bytes == null ? "NULL" : HexFormat.of().formatHex(bytes);
        }
        String text = rows.getString(column);
        return text == null ? "NULL" : escaped(text);
    }

    static String escaped(String text) {
        if (text.isEmpty()) {
            return "(empty)";
        }
        if (text.equals("NULL") || text.equals("(empty)")) {
            return "\\" + text;
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case ' ' -> escaped.append(i == text.length() - 1 ? "\\s" : " ");
                default -> {
                    if (Character.isISOControl(c)) {
                        escaped.append("\\u%04x".formatted((int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /// Whether two written values are one: floating-point numbers agree up to their last digits.
    static boolean same(String wanted, String given, char letter) {
        if (wanted.equals(given)) {
            return true;
        }
        Double left = letter == 'R' ? number(wanted) : null;
        Double right = letter == 'R' ? number(given) : null;
        return left != null && right != null && near(left, right, 0);
    }

    /// Whether a value of another engine is one with ours: it may have other types for averages,
    /// quotients and dates plus intervals, another way to write numbers, and another for intervals,
    /// of which only NULL is compared.
    static boolean sameAsOther(String wanted, String given, char letter) {
        if (wanted.equals(given)) {
            return true;
        }
        return switch (letter) {
            case 'I', 'N', 'R' -> sameNumber(wanted, given);
            case 'D', 'S', 'C' -> moment(wanted).equals(moment(given));
            case 'V' -> !wanted.equals("NULL") && !given.equals("NULL");
            default -> false;
        };
    }

    private static boolean sameNumber(String wanted, String given) {
        Double left = number(wanted);
        Double right = number(given);
        if (left == null || right == null) {
            return false;
        }
        int point = wanted.indexOf('.');
        boolean exact = point >= 0 && wanted.indexOf('E') < 0;
        return near(left, right, exact ? Math.pow(10, point + 1 - wanted.length()) : 0);
    }

    private static boolean near(double left, double right, double digit) {
        double size = Math.max(Math.abs(left), Math.abs(right));
        return Double.compare(left, right) == 0
                || Math.abs(left - right) <= Math.max(TOLERANCE * size, digit);
    }

    /// What rows sort by when two engines are compared.
    static String sortKey(String value, char letter) {
        Double number = letter == 'T' ? null : number(value);
        return number == null ? moment(value) : "%.8e".formatted(number + 0.0);
    }

    /// Without what engines write or leave out where it is zero.
    private static String moment(String text) {
        return text.replaceFirst("\\.0+$", "")
                .replaceFirst("[T ]00:00(:00)?$", "")
                .replaceFirst("^(\\d\\d:\\d\\d):00$", "$1");
    }

    private static @Nullable Double number(String text) {
        try {
            return text.matches(".*[0-9].*")
                    ? new BigDecimal(text).doubleValue()
                    : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
