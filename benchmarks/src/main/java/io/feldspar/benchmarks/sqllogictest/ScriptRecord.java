package io.feldspar.benchmarks.sqllogictest;

import java.util.List;

/// A record of a file.
///
/// ```text
/// statement ok                 query IT rowsort
/// INSERT INTO t VALUES (1)     SELECT a, b FROM t
///                              ----
///                              30 values hashing to 3c13dee48d9356ae19af2515e05e6b54
/// ```
sealed interface ScriptRecord {

    /// @param fails whether an error is expected
    record Statement(String sql, boolean fails) implements ScriptRecord {}

    /// @param types a letter for each column: I, R or T
    /// @param sort nosort, rowsort or valuesort
    /// @param expected the values one by one, or their number and digest in one line
    record Query(String sql, String types, String sort, List<String> expected)
            implements ScriptRecord {
        public Query {
            expected = List.copyOf(expected);
        }
    }
}
