package io.feldspar.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The position of a result set: before the first row, on a row, or after the last row.
abstract class Cursor {

    /// Moves to the next row. Returns false if there is none.
    abstract boolean next() throws SQLException;

    /// Moves to a row counted from 1, or from the end if the number is negative; 0 is before the
    /// first row. Returns false if there is no such row.
    boolean moveTo(long row) throws SQLException {
        throw Errors.refused(
                "moving other than forward in this result set; use TYPE_SCROLL_INSENSITIVE");
    }

    /// Moves forward by that many rows, or backward if the number is negative.
    boolean moveBy(long rows) throws SQLException {
        return moveTo(number() + rows);
    }

    /// The value of the current row in a column counted from 0.
    abstract @Nullable Object value(int column) throws SQLException;

    /// The number of the current row, counted from 1; 0 if the cursor is not on a row.
    abstract long number();

    /// Whether the cursor is before the first row of a result that is not empty.
    abstract boolean isBeforeFirst() throws SQLException;

    /// Whether the cursor is after the last row of a result that is not empty.
    abstract boolean isAfterLast() throws SQLException;

    abstract boolean isLast() throws SQLException;

    /// Releases the rows.
    abstract void release();

    /// The error when a value is read while the cursor is not on a row.
    static SQLException noRow(boolean afterLast) {
        return new SQLException(
                afterLast
                        ? "The result set is after its last row"
                        : "The result set is before its first row. Call next() first.",
                Errors.INVALID_CURSOR);
    }
}
