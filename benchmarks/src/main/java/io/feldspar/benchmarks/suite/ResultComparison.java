package io.feldspar.benchmarks.suite;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the results of a query on two engines, row by row.
///
/// Decimals are equal exactly, whatever their scale; doubles within 1e-9 of their size. AVG and
/// division of decimals are doubles in DuckDB and decimals with us: those agree to our last digit.
final class ResultComparison {

    private static final double TOLERANCE = 1e-9;
    private static final int MAX_DECIMAL_DIGITS = 6;

    private ResultComparison() {}

    /// What differs, or null where nothing does.
    ///
    /// @param ordered whether the order of the rows counts
    static @Nullable String difference(Path expected, Path actual, boolean ordered)
            throws IOException {
        List<String> wanted = rows(expected, ordered);
        List<String> given = rows(actual, ordered);
        if (wanted.size() != given.size()) {
            return "expected %d rows but got %d".formatted(wanted.size(), given.size());
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!equal(given.get(i), wanted.get(i))) {
                return "row %d is [%s] but should be [%s]"
                        .formatted(i + 1, given.get(i), wanted.get(i));
            }
        }
        return null;
    }

    private static List<String> rows(Path file, boolean ordered) throws IOException {
        List<String> rows = Files.readAllLines(file);
        return ordered
                ? rows
                : rows.stream().sorted(Comparator.comparing(ResultComparison::sortKey)).toList();
    }

    /// Numbers by few digits, so that those that count as equal hardly ever sort apart.
    private static String sortKey(String row) {
        return Arrays.stream(row.split("\t", -1))
                .map(cell -> isNumber(cell) ? "%.5e".formatted(Double.valueOf(cell)) : cell)
                .collect(Collectors.joining("\t"));
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
    }

    private static boolean equal(String left, String right) {
        String[] a = left.split("\t", -1);
        String[] b = right.split("\t", -1);
        boolean same = a.length == b.length;
        for (int i = 0; same && i < a.length; i++) {
            same = a[i].equals(b[i]) || equalNumbers(a[i], b[i]);
        }
        return same;
    }

    private static boolean equalNumbers(String left, String right) {
        try {
            BigDecimal a = new BigDecimal(left);
            BigDecimal b = new BigDecimal(right);
            if (!isDouble(left) && !isDouble(right)) {
                return a.compareTo(b) == 0;
            }
            BigDecimal lastDigit = BigDecimal.ONE.movePointLeft(Math.min(a.scale(), b.scale()));
            double size = Math.max(Math.abs(a.doubleValue()), Math.abs(b.doubleValue()));
            double tolerance =
                    isDouble(left) && isDouble(right)
                            ? TOLERANCE * size
                            : Math.max(TOLERANCE * size, lastDigit.doubleValue());
            return Math.abs(a.doubleValue() - b.doubleValue()) <= tolerance;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /// Doubles print with an exponent, or with more digits than our decimals have in these queries.
    private static boolean isDouble(String text) {
        int point = text.indexOf('.');
        return text.contains("E") || (point >= 0 && text.length() - point > MAX_DECIMAL_DIGITS + 1);
    }
}
