package io.feldspar.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Results are read once, from first to last: every other move is refused.
interface ForwardOnly extends ResultSet {

    @Override
    default boolean absolute(int value) throws SQLException {
        throw Errors.refused("moving other than forward in a result set");
    }

    @Override
    default boolean first() throws SQLException {
        throw Errors.refused("moving other than forward in a result set");
    }

    @Override
    default boolean last() throws SQLException {
        throw Errors.refused("moving other than forward in a result set");
    }

    @Override
    default boolean previous() throws SQLException {
        throw Errors.refused("moving other than forward in a result set");
    }

    @Override
    default boolean relative(int value) throws SQLException {
        throw Errors.refused("moving other than forward in a result set");
    }

    @Override
    default void afterLast() throws SQLException {
        throw Errors.refused("moving other than forward in a result set");
    }

    @Override
    default void beforeFirst() throws SQLException {
        throw Errors.refused("moving other than forward in a result set");
    }
}
