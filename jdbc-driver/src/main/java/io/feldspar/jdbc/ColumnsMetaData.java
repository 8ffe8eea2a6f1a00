package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.TypeKind;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/// What JDBC says of the columns of a result.
final class ColumnsMetaData implements ResultSetMetaData, Unwrapping {

    private final List<EngineColumn> columns;

    ColumnsMetaData(List<EngineColumn> columns) {
        this.columns = columns;
    }

    private EngineColumn column(int index) throws SQLException {
        if (index < 1 || index > columns.size()) {
            throw new SQLException(
                    "Column " + index + " not found: the result has " + columns.size(),
                    Errors.NO_SUCH_COLUMN);
        }
        return columns.get(index - 1);
    }

    private TypeKind kind(int index) throws SQLException {
        return column(index).type().kind();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int index) throws SQLException {
        return column(index).name();
    }

    @Override
    public String getColumnLabel(int index) throws SQLException {
        return column(index).name();
    }

    @Override
    public int getColumnType(int index) throws SQLException {
        return column(index).type().jdbcType();
    }

    /// The type as SQL writes it, such as `DECIMAL(15, 2)`.
    @Override
    public String getColumnTypeName(int index) throws SQLException {
        return column(index).type().sql();
    }

    @Override
    public String getColumnClassName(int index) throws SQLException {
        return kind(index).objectClass().getName();
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return column(index).type().precision();
    }

    @Override
    public int getScale(int index) throws SQLException {
        return column(index).type().scale();
    }

    @Override
    public int getColumnDisplaySize(int index) throws SQLException {
        return kind(index) == TypeKind.DECIMAL
                ? column(index).type().precision() + 2
                : kind(index).displaySize();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return column(index).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return kind(index).numeric();
    }

    @Override
    public boolean isCaseSensitive(int index) throws SQLException {
        return kind(index) == TypeKind.VARCHAR;
    }

    @Override
    public boolean isSearchable(int index) throws SQLException {
        column(index);
        return true;
    }

    @Override
    public boolean isAutoIncrement(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isCurrency(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isReadOnly(int index) throws SQLException {
        column(index);
        return true;
    }

    @Override
    public boolean isWritable(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int index) throws SQLException {
        column(index);
        return false;
    }

    /// Empty, as JDBC writes unknown: a result's columns may come from anywhere.
    @Override
    public String getTableName(int index) throws SQLException {
        column(index);
        return "";
    }

    @Override
    public String getSchemaName(int index) throws SQLException {
        column(index);
        return "";
    }

    @Override
    public String getCatalogName(int index) throws SQLException {
        column(index);
        return "";
    }
}
