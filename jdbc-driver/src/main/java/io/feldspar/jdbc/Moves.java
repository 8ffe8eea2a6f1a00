package io.feldspar.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Navigation of a result set: delegates to its [Cursor].
interface Moves extends ResultSet {

    /// @throws SQLException where the result set is closed
    Cursor cursor() throws SQLException;

    @Override
    default boolean next() throws SQLException {
        return cursor().next();
    }

    @Override
    default boolean absolute(int row) throws SQLException {
        return cursor().moveTo(row);
    }

    @Override
    default boolean relative(int rows) throws SQLException {
        return cursor().moveBy(rows);
    }

    @Override
    default boolean previous() throws SQLException {
        return cursor().moveBy(-1);
    }

    @Override
    default boolean first() throws SQLException {
        return cursor().moveTo(1);
    }

    @Override
    default boolean last() throws SQLException {
        return cursor().moveTo(-1);
    }

    @Override
    default void beforeFirst() throws SQLException {
        cursor().moveTo(0);
    }

    @Override
    default void afterLast() throws SQLException {
        if (cursor().moveTo(-1)) {
            cursor().next();
        }
    }

    @Override
    default int getRow() throws SQLException {
        long number = cursor().number();
        return number > Integer.MAX_VALUE ? 0 : (int) number;
    }

    @Override
    default boolean isBeforeFirst() throws SQLException {
        return cursor().isBeforeFirst();
    }

    @Override
    default boolean isAfterLast() throws SQLException {
        return cursor().isAfterLast();
    }

    @Override
    default boolean isFirst() throws SQLException {
        return cursor().number() == 1;
    }

    @Override
    default boolean isLast() throws SQLException {
        return cursor().isLast();
    }
}
