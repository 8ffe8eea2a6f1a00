package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineType;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A struct that a result has.
final class FeldsparStruct implements Struct {

    private final EngineType type;
    private final List<?> values;
    private final String where;

    /// @param where names the column in errors
    FeldsparStruct(EngineType type, List<?> values, String where) {
        this.type = type;
        this.values = values;
        this.where = where;
    }

    @Override
    public String getSQLTypeName() {
        return type.sql();
    }

    @Override
    public @Nullable Object[] getAttributes() throws SQLException {
        List<EngineColumn> fields = type.parts();
        @Nullable Object[] attributes = new Object[fields.size()];
        for (int i = 0; i < attributes.length; i++) {
            Object value = values.get(i);
            attributes[i] =
                    value == null
                            ? null
                            : Conversions.toElement(value, fields.get(i).type(), where);
        }
        return attributes;
    }

    @Override
    public @Nullable Object[] getAttributes(@Nullable Map<String, Class<?>> map)
            throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw Errors.refused("type maps");
        }
        return getAttributes();
    }

    @Override
    public String toString() {
        return ValueText.of(values, type);
    }
}
