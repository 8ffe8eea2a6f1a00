package io.feldspar.benchmarks.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the answers to random queries, and counts those that one side refused.
final class Answers implements AutoCloseable {

    /// Not supported, out of range, and more than one row of a scalar subquery.
    private static final Set<String> REFUSALS = Set.of("0A000", "22003", "21000");

    private final Tables tables;
    private int compared;
    private int refused;

    /// @param folder where the tables are
    Answers(Path folder) throws SQLException, IOException {
        this.tables = Tables.open(folder);
    }

    int compared() {
        return compared;
    }

    int refused() {
        return refused;
    }

    /// Counts those that were refused since then no longer, as parts of them are asked alone.
    ///
    /// @param before what [#refused()] was
    void forgetRefused(int before) {
        refused = before;
    }

    /// What is wrong with Feldspar's answer, or null where nothing is or nobody knows.
    @Nullable String wrongBesideDuckDb(String sql) {
        Rows wanted;
        try {
            wanted = tables.duckdb(sql);
        } catch (SQLException e) {
            refused++;
            return null;
        }
        try {
            Rows given = tables.feldspar(sql);
            compared++;
            return wanted.difference(given, false);
        } catch (SQLException e) {
            return error(e);
        }
    }

    /// What differs between Feldspar's answers to two texts that mean the same.
    @Nullable String differing(String sql, String other) {
        try {
            Rows wanted = tables.feldspar(sql);
            Rows given = tables.feldspar(other);
            compared++;
            return wanted.difference(given, false);
        } catch (SQLException e) {
            return error(e);
        }
    }

    private @Nullable String error(SQLException e) {
        if (refusal(e.getSQLState())) {
            refused++;
            return null;
        }
        return e.getSQLState() + " " + e.getMessage();
    }

    /// Whether an error, told by its SQLSTATE first, is one that an engine may give where another
    /// gives rows.
    static boolean refusal(String error) {
        return REFUSALS.stream().anyMatch(error::startsWith);
    }

    /// Whether two descriptions are of one sort: both errors of one SQLSTATE, or both of rows.
    static boolean sameSort(String wrong, @Nullable String other) {
        return other != null && sort(wrong).equals(sort(other));
    }

    private static String sort(String wrong) {
        return wrong.contains("instead of") ? "rows" : wrong.substring(0, 5);
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }
}
