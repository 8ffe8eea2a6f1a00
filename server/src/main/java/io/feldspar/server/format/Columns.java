package io.feldspar.server.format;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/// What formats want to know of a result's columns. Counted from 0.
record Columns(List<String> names, List<Integer> types, List<String> typeNames) {

    static Columns of(ResultSetMetaData metaData) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        List<String> typeNames = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            names.add(metaData.getColumnLabel(i));
            types.add(metaData.getColumnType(i));
            typeNames.add(metaData.getColumnTypeName(i));
        }
        return new Columns(List.copyOf(names), List.copyOf(types), List.copyOf(typeNames));
    }

    int size() {
        return names.size();
    }

    boolean numeric(int column) {
        return switch (types.get(column)) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.DECIMAL,
                    Types.NUMERIC ->
                    true;
            default -> false;
        };
    }

    boolean logical(int column) {
        return types.get(column) == Types.BOOLEAN;
    }
}
