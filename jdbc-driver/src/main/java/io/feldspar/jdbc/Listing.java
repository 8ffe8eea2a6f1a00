package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.TypeKind;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table made by the JDBC driver itself, such as what `getTables` gives.
///
/// Columns first, in order, then rows of as many values.
final class Listing {

    private final List<EngineColumn> columns = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private Listing add(TypeKind kind, String... names) {
        for (String name : names) {
            columns.add(new EngineColumn(name, EngineType.of(kind), true));
        }
        return this;
    }

    Listing text(String... names) {
        return add(TypeKind.VARCHAR, names);
    }

    Listing integer(String... names) {
        return add(TypeKind.INTEGER, names);
    }

    Listing small(String... names) {
        return add(TypeKind.SMALLINT, names);
    }

    Listing flag(String... names) {
        return add(TypeKind.BOOLEAN, names);
    }

    Listing row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row needs " + columns.size() + " values but got " + values.length);
        }
        rows.add(values);
        return this;
    }

    /// Orders the rows by the texts in those columns, counted from 0; null comes first.
    Listing sort(int... keys) {
        rows.sort((left, right) -> compare(left, right, keys));
        return this;
    }

    private static int compare(@Nullable Object[] left, @Nullable Object[] right, int... keys) {
        int order = 0;
        for (int i = 0; i < keys.length && order == 0; i++) {
            order = sortText(left[keys[i]]).compareTo(sortText(right[keys[i]]));
        }
        return order;
    }

    private static String sortText(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    ResultSet results() {
        return new FeldsparResultSet(null, new Rows(columns, rows), 0);
    }

    /// All rows in one batch.
    private static final class Rows implements EngineResult, EngineBatch {

        private final List<EngineColumn> columns;
        private final List<@Nullable Object[]> rows;
        private boolean given;

        Rows(List<EngineColumn> columns, List<@Nullable Object[]> rows) {
            this.columns = List.copyOf(columns);
            this.rows = rows;
        }

        @Override
        public String operationId() {
            return "";
        }

        @Override
        public List<EngineColumn> columns() {
            return columns;
        }

        @Override
        public long updateCount() {
            return -1;
        }

        @Override
        public @Nullable EngineBatch next() {
            if (given) {
                return null;
            }
            given = true;
            return this;
        }

        @Override
        public int rowCount() {
            return rows.size();
        }

        @Override
        public @Nullable Object value(int column, int row) {
            return Arrays.asList(rows.get(row)).get(column);
        }

        @Override
        public void close() {}
    }
}
