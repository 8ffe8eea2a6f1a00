package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.benchmarks.tpch.TpchFiles;
import io.feldspar.benchmarks.tpch.TpchQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The queries of TPC-H at scale factor 0.01 give what DuckDB gives.
class TpchTest {

    @TempDir static Path folder;
    private static Tables tables;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        TpchFiles.create(folder, 0.01);
        tables = Tables.open(folder);
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    static List<Integer> queries() {
        return TpchQueries.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void agreesWithDuckDb(int query) throws SQLException {
        String sql = TpchQueries.text(query);
        assertNull(tables.duckdb(sql).difference(tables.feldspar(sql), true));
    }
}
