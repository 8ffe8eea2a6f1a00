package io.feldspar.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/// Objects that wrap nothing but themselves.
interface Unwrapping extends Wrapper {

    @Override
    default <T> T unwrap(Class<T> wanted) throws SQLException {
        if (wanted.isInstance(this)) {
            return wanted.cast(this);
        }
        throw Errors.invalid(getClass().getName() + " does not wrap " + wanted.getName());
    }

    @Override
    default boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }
}
