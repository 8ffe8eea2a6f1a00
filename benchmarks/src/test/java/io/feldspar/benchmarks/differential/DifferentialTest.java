package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same queries over the same Parquet files on DuckDB and on Feldspar give the same rows.
class DifferentialTest {

    @TempDir static Path folder;
    private static Tables tables;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        tables = Tables.small(folder);
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aggregates",
                "case",
                "dates",
                "decimals",
                "edges",
                "expressions",
                "filters",
                "joins",
                "marks",
                "nulls",
                "ordering",
                "sets",
                "strings",
                "subqueries"
            })
    void agreesWithDuckDb(String feature) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String sql : QueryFile.statements(Tables.resource(feature + ".sql"))) {
            String difference = difference(sql);
            if (difference != null) {
                wrong.add(sql + "\n    → " + difference);
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    private static String difference(String sql) {
        Rows wanted;
        try {
            wanted = tables.duckdb(sql);
        } catch (SQLException e) {
            return "DuckDB refuses: " + e.getMessage();
        }
        try {
            return wanted.difference(tables.feldspar(sql), QueryFile.ordered(sql));
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage();
        }
    }

    @Test
    void asksSeveralHundredQueries() throws IOException {
        int count = 0;
        for (String feature :
                List.of(
                        "aggregates",
                        "case",
                        "dates",
                        "decimals",
                        "edges",
                        "expressions",
                        "filters",
                        "joins",
                        "marks",
                        "nulls",
                        "ordering",
                        "sets",
                        "strings",
                        "subqueries")) {
            count += QueryFile.statements(Tables.resource(feature + ".sql")).size();
        }
        int asked = count;
        assertTrue(count >= 400, () -> "only " + asked + " queries");
    }
}
