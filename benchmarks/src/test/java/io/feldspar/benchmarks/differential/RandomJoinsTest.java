package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random joins, outer ones above all, give the rows that DuckDB gives.
class RandomJoinsTest {

    private static final int QUERIES = 250;

    @Test
    void randomJoinsAgreeWithDuckDb(@TempDir Path folder) throws SQLException, IOException {
        try (Tables tables = Tables.made(folder, statements())) {
            for (int seed = 0; seed < QUERIES; seed++) {
                String sql = new RandomJoins(new SplittableRandom(seed)).query();
                Rows wanted = tables.duckdb(sql);
                assertNull(
                        wanted.difference(tables.feldspar(sql), false),
                        "seed " + seed + ": " + sql);
            }
        }
    }

    /// Four tables of few rows, `j3` without nulls.
    private static List<String> statements() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> statements = new ArrayList<>();
        for (int table = 0; table < 4; table++) {
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < 4 + 2 * table; row++) {
                List<String> values = new ArrayList<>();
                for (int column = 0; column < 3; column++) {
                    int value = random.nextInt(5);
                    values.add(value == 4 && table < 3 ? "NULL" : String.valueOf(value));
                }
                rows.add("(" + String.join(", ", values) + ")");
            }
            statements.add("CREATE TABLE j%d (a INTEGER, b INTEGER, c INTEGER)".formatted(table));
            statements.add("INSERT INTO j%d VALUES %s".formatted(table, String.join(", ", rows)));
        }
        return statements;
    }
}
