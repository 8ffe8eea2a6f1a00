package io.feldspar.benchmarks.tpch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares the results of a query on two engines, row by row in their order.
///
/// Every query of TPC-H orders its rows, and over its data no order leaves a tie. Decimals are
/// equal exactly, whatever their scale; doubles within 1e-9 of their size. AVG and division of
/// decimals are doubles in DuckDB and decimals with us: those agree to our last digit.
final class ResultComparison {

    private static final double TOLERANCE = 1e-9;
    private static final int MAX_DECIMAL_DIGITS = 6;

    private ResultComparison() {}

    /// What differs, or null where nothing does.
    static @Nullable String difference(Path expected, Path actual) throws IOException {
        List<String> wanted = Files.readAllLines(expected);
        List<String> given = Files.readAllLines(actual);
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
