package io.feldspar.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;

/// Runs the statements of a batch in order.
final class Batches {

    private Batches() {}

    /// One statement of a batch. Returns its update count.
    interface Step {
        long run(int index) throws SQLException;
    }

    /// Runs the steps until one fails. The error has the counts of the steps before it.
    static long[] run(int size, Step step) throws SQLException {
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            try {
                counts[i] = step.run(i);
            } catch (SQLException error) {
                throw new BatchUpdateException(
                        "Statement " + (i + 1) + " of the batch failed: " + error.getMessage(),
                        error.getSQLState(),
                        error.getErrorCode(),
                        Arrays.copyOf(counts, i),
                        error);
            }
        }
        return counts;
    }
}
