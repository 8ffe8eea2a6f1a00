package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

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
    @FieldSource("io.feldspar.benchmarks.differential.Tables#FEATURES")
    void agreesWithDuckDb(String feature) throws IOException {
        List<String> wrong = tables.differences(feature);
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @Test
    void asksSeveralHundredQueries() throws IOException {
        int count = 0;
        for (String feature : Tables.FEATURES) {
            count += QueryFile.statements(Tables.resource(feature + ".sql")).size();
        }
        int asked = count;
        assertTrue(count >= 400, () -> "only " + asked + " queries");
    }
}
