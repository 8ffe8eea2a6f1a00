package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries give DuckDB's rows on several executors, with everything serialized that tasks get and
/// give.
class ExecutorsTest {

    @TempDir static Path folder;
    private static Tables tables;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        tables = Tables.small(folder, "?feldspar.executors=2&feldspar.serializeTasks=true");
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
    void agreesWithDuckDb(String feature) throws IOException, SQLException {
        List<String> wrong = new ArrayList<>();
        for (String sql : QueryFile.statements(Tables.resource(feature + ".sql"))) {
            String difference =
                    tables.duckdb(sql).difference(tables.feldspar(sql), QueryFile.ordered(sql));
            if (difference != null) {
                wrong.add(sql + "\n    → " + difference);
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }
}
