package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/// What JDBC says of a prepared statement's parameters.
final class TypesMetaData implements ParameterMetaData, Unwrapping {

    private final List<EngineType> types;

    TypesMetaData(List<EngineType> types) {
        this.types = types;
    }

    private EngineType type(int index) throws SQLException {
        if (index < 1 || index > types.size()) {
            throw new SQLException(
                    "Parameter " + index + " not found: the statement has " + types.size(),
                    Errors.NO_SUCH_COLUMN);
        }
        return types.get(index - 1);
    }

    @Override
    public int getParameterCount() {
        return types.size();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        type(index);
        return parameterNullable;
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return type(index).kind().numeric();
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return type(index).precision();
    }

    @Override
    public int getScale(int index) throws SQLException {
        return type(index).scale();
    }

    @Override
    public int getParameterType(int index) throws SQLException {
        return type(index).jdbcType();
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return type(index).sql();
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return type(index).kind().objectClass().getName();
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        type(index);
        return parameterModeIn;
    }
}
