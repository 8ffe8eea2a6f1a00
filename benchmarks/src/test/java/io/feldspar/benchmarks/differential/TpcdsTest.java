package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.benchmarks.tpcds.TpcdsFiles;
import io.feldspar.benchmarks.tpcds.TpcdsQueries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The queries of TPC-DS in Spark's dialect at scale factor 0.01 give what DuckDB gives: all their
/// rows without the limit at the end, which chooses among rows of equal order.
class TpcdsTest {

    @TempDir static Path folder;
    private static Tables tables;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        TpcdsFiles.create(folder, 0.01);
        tables = Tables.open(folder, "?feldspar.dialect=spark");
        tables.sortNullsAsSpark();
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    /// Over so few rows two queries divide by zero, which is an error in Feldspar.
    private static String defined(String query, String sql) {
        String divisor =
                switch (query) {
                    case "12" -> "sum(sum(ws_ext_sales_price))\n  OVER\n  (PARTITION BY i_class)";
                    case "90" -> "cast(pmc AS DECIMAL(15, 4))";
                    default -> "";
                };
        return divisor.isEmpty() ? sql : sql.replace(divisor, "nullif(%s, 0)".formatted(divisor));
    }

    static List<String> queries() {
        return TpcdsQueries.NAMES;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void agreesWithDuckDb(String query) throws SQLException {
        String sql = defined(query, TpcdsQueries.withoutLimit(query));
        Rows wanted = tables.duckdb(TpcdsQueries.forDuckDb(sql));
        assertNull(wanted.difference(tables.feldspar(sql), false));
        String limited = defined(query, TpcdsQueries.text(query));
        int count = wanted.rows().size();
        assertEquals(
                limited.equals(sql) ? count : Math.min(100, count),
                tables.feldspar(limited).rows().size());
    }
}
