package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries give DuckDB's rows although operators and exchanges spill again and again.
class SpillingTest {

    @TempDir static Path folder;
    private static Tables tables;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        tables = Tables.small(folder, "?feldspar.debug.spillEvery=3");
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aggregates",
                "decimals",
                "joins",
                "nulls",
                "ordering",
                "sets",
                "subqueries",
                "windows"
            })
    void agreesWithDuckDb(String feature) throws IOException {
        List<String> wrong = tables.differences(feature);
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }
}
