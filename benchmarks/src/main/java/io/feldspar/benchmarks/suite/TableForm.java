package io.feldspar.benchmarks.suite;

import java.util.List;

/// What the tables of a suite are to an engine.
public enum TableForm {
    /// Views of the Parquet files.
    FILES,
    /// Tables of the engine's own, with the rows of the files.
    NATIVE,
    /// The same, in memory where the engine has CACHE TABLE.
    CACHED;

    /// The statements that make a table.
    ///
    /// @param url of the engine
    List<String> statements(String url, String data, String table) {
        String rows = "SELECT * FROM read_parquet('%s/%s.parquet')".formatted(data, table);
        String create = "CREATE OR REPLACE TABLE %s AS %s".formatted(table, rows);
        boolean feldspar = url.startsWith("jdbc:feldspar:");
        return switch (this) {
            case FILES ->
                    List.of("CREATE OR REPLACE TEMPORARY VIEW %s AS %s".formatted(table, rows));
            case NATIVE -> List.of(create);
            case CACHED -> feldspar ? List.of(create, "CACHE TABLE " + table) : List.of(create);
        };
    }
}
