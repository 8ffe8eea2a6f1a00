package io.feldspar.benchmarks.differential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// The tables of [RandomQueries]: an empty one, one of a single row, small ones with nulls and
/// skew, and a large one of several batches. No two rows of a table are equal, so that all columns
/// together order them.
final class RandomTables {

    static final String LARGE = "large";
    private static final int[] ROWS = {0, 1, 5, 8, 13};
    private static final int LARGE_ROWS = 5_000;

    private RandomTables() {}

    static String pick(SplittableRandom random) {
        return "r" + random.nextInt(ROWS.length);
    }

    static List<String> statements() {
        List<String> statements = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < ROWS.length; i++) {
            fill(statements, "r" + i, ROWS[i], 5, random);
        }
        fill(statements, LARGE, LARGE_ROWS, 1_000, random);
        return statements;
    }

    private static void fill(
            List<String> statements, String table, int rows, int values, SplittableRandom random) {
        statements.add(
                ("CREATE TABLE %s (k INTEGER, b BIGINT, d DECIMAL(38, 10), x DOUBLE, s VARCHAR,"
                                + " t DATE, ts TIMESTAMP)")
                        .formatted(table));
        List<String> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < rows; row++) {
            String line = line(values, random);
            if (seen.add(line.replace("-0.0", "0.0"))) {
                lines.add(line);
            }
        }
        if (rows > 0) {
            statements.add("INSERT INTO " + table + " VALUES " + String.join(", ", lines));
        }
    }

    private static String line(int values, SplittableRandom random) {
        List<String> columns = new ArrayList<>();
        long far = random.nextInt(values) * 7_919L;
        columns.add(String.valueOf(skewed(values, random)));
        columns.add(
                String.valueOf(
                        random.nextBoolean() ? Long.MAX_VALUE - far : Long.MIN_VALUE + 1 + far));
        String whole =
                random.nextInt(5) == 0
                        ? "1234567890123456789012345678"
                        : "" + skewed(values, random);
        columns.add(whole + ".000000000" + random.nextInt(3));
        columns.add(real(values, random));
        columns.add("'" + "abcdefgh".charAt(random.nextInt(8)) + "'");
        columns.add("DATE '2020-02-" + (25 + random.nextInt(5)) + "'");
        columns.add("TIMESTAMP '2020-02-29 23:59:59.99999" + random.nextInt(10) + "'");
        columns.replaceAll(value -> random.nextInt(7) == 0 ? "NULL" : value);
        return "(" + String.join(", ", columns) + ")";
    }

    private static int skewed(int values, SplittableRandom random) {
        return random.nextBoolean() ? 1 : random.nextInt(values);
    }

    private static String real(int values, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> "'NaN'";
            case 1 -> "'Infinity'";
            case 2 -> "'-Infinity'";
            case 3 -> "-0.0";
            case 4 -> "0.0";
            default -> random.nextInt(values) + "e-1";
        };
    }
}
