package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An array that a result has.
final class FeldsparArray implements Array {

    private final EngineType element;
    private final List<?> values;
    private final String where;

    /// @param where names the column in errors
    FeldsparArray(EngineType element, List<?> values, String where) {
        this.element = element;
        this.values = values;
        this.where = where;
    }

    @Override
    public String getBaseTypeName() {
        return element.sql();
    }

    @Override
    public int getBaseType() {
        return element.kind().jdbcType();
    }

    @Override
    public Object getArray() throws SQLException {
        return objects(values);
    }

    private @Nullable Object[] objects(List<?> some) throws SQLException {
        List<@Nullable Object> objects = new ArrayList<>();
        for (Object value : some) {
            objects.add(value == null ? null : Conversions.toElement(value, element, where));
        }
        return objects.toArray();
    }

    @Override
    public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw Errors.refused("type maps");
        }
        return getArray();
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        if (index < 1 || count < 0 || index - 1 > values.size()) {
            throw Errors.invalid(
                    "An array of " + values.size() + " elements has no slice from " + index);
        }
        int from = (int) index - 1;
        return objects(values.subList(from, (int) Math.min(values.size(), (long) from + count)));
    }

    @Override
    public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw Errors.refused("type maps");
        }
        return getArray(index, count);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        throw Errors.refused("getResultSet of an array");
    }

    @Override
    public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
        throw Errors.refused("getResultSet of an array");
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        throw Errors.refused("getResultSet of an array");
    }

    @Override
    public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
            throws SQLException {
        throw Errors.refused("getResultSet of an array");
    }

    @Override
    public void free() {
        // The values belong to the batch that they came with.
    }

    @Override
    public String toString() {
        return ValueText.of(values, EngineType.array(element));
    }
}
