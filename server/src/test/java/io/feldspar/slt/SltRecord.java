package io.feldspar.slt;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A record of an `.slt` file.
///
/// ```text
/// # A comment
/// statement ok
/// CREATE TEMP VIEW t AS SELECT 1 AS a
///
/// skipif duckdb
/// query IT rowsort
/// SELECT a, 'x' FROM t
/// ----
/// 1	x
///
/// statement error 22012
/// SELECT 1 / 0
/// ----
/// Division by zero in 1 / 0 at 1:8. Use NULLIF(divisor, 0) to get NULL instead.
/// ```
sealed interface SltRecord {

    /// The line at which the record starts, the first being 1.
    int line();

    /// Comments, empty lines and conditions, kept for rewriting the file.
    record Passage(int line, List<String> lines) implements SltRecord {}

    /// Nothing behind this line is run.
    record Halt(int line) implements SltRecord {}

    /// Results of more values than this are recorded as their number and a digest; 0 for never.
    record HashThreshold(int line, int values) implements SltRecord {}

    /// A statement whose rows do not matter, or that fails.
    ///
    /// @param state the SQLSTATE of its failure, or null where it succeeds
    /// @param message the whole message, in lines, or empty where any message will do
    record Statement(
            int line,
            Set<String> engines,
            List<String> sql,
            @Nullable String state,
            List<String> message)
            implements SltRecord {}

    /// A statement and its rows.
    ///
    /// @param types a letter for each column, see [SltValues]; `?` where none were recorded
    /// @param rows lines of values that tabs separate
    record Query(
            int line,
            Set<String> engines,
            List<String> sql,
            String types,
            Order order,
            List<String> rows)
            implements SltRecord {}

    /// How rows are arranged before they are compared.
    enum Order {
        /// As they come.
        NOSORT,
        /// The rows sorted as text.
        ROWSORT,
        /// All values sorted as text, one a line.
        VALUESORT
    }
}
