package io.feldspar.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Where a result set is among its rows: before the first, at one, or behind the last.
abstract class Cursor {

    /// Moves on by one row; false where there is none.
    abstract boolean next() throws SQLException;

    /// Moves to a row counted from 1, or from the end where the number is negative; 0 is before the
    /// first. False where there is no such row.
    boolean moveTo(long row) throws SQLException {
        throw Errors.refused(
                "moving other than forward in this result set; use TYPE_SCROLL_INSENSITIVE");
    }

    /// Moves on by so many rows, or back where the number is negative.
    boolean moveBy(long rows) throws SQLException {
        return moveTo(number() + rows);
    }

    /// The value of the current row in a column counted from 0.
    abstract @Nullable Object value(int column) throws SQLException;

    /// The number of the current row; 0 before the first.
    abstract long number();

    /// Whether it is before the first row, and there is one.
    abstract boolean isBeforeFirst() throws SQLException;

    /// Whether it is behind the last row, and there was one.
    abstract boolean isAfterLast() throws SQLException;

    abstract boolean isLast() throws SQLException;

    /// Lets go of the rows.
    abstract void release();

    /// The error of asking for a value where there is no row.
    static SQLException noRow(boolean behind) {
        return new SQLException(
                behind ? "The last row has been read" : "There is no row before next()",
                Errors.INVALID_CURSOR);
    }
}
