package io.feldspar.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the rows that were read, up to a limit, so that they can be read again in any order. Rows
/// are fetched when a move needs them.
final class ScrollCursor extends Cursor {

    /// The most rows that a result set keeps.
    static final int MAX_ROWS = 1_000_000;

    private static final String TOO_LARGE = "53400";

    private final Cursor source;
    private final int columns;
    private final int limit;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private boolean complete;
    private int position;

    /// @param columns how many values a row has
    /// @param limit maximum number of buffered rows
    ScrollCursor(Cursor source, int columns, int limit) {
        this.source = source;
        this.columns = columns;
        this.limit = limit;
    }

    /// Reads until that many rows are buffered, or all.
    private void fill(long wanted) throws SQLException {
        while (!complete && rows.size() < wanted) {
            if (!source.next()) {
                complete = true;
                return;
            }
            if (rows.size() == limit) {
                throw new SQLException(
                        "The result has more than the "
                                + limit
                                + " rows that a scrollable result set keeps."
                                + " Use LIMIT, or TYPE_FORWARD_ONLY.",
                        TOO_LARGE);
            }
            @Nullable Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = source.value(i);
            }
            rows.add(row);
        }
    }

    @Override
    boolean next() throws SQLException {
        return moveTo(position + 1L);
    }

    @Override
    boolean moveTo(long row) throws SQLException {
        fill(row < 0 ? Long.MAX_VALUE : row);
        long target = row < 0 ? rows.size() + 1L + row : row;
        position = (int) Math.max(0, Math.min(target, rows.size() + 1L));
        return position > 0 && position <= rows.size();
    }

    @Override
    boolean moveBy(long moved) throws SQLException {
        return moveTo(Math.max(0, position + moved));
    }

    @Override
    @Nullable Object value(int column) throws SQLException {
        if (position == 0 || position > rows.size()) {
            throw noRow(position > 0);
        }
        return rows.get(position - 1)[column];
    }

    @Override
    long number() {
        return position > rows.size() ? 0 : position;
    }

    @Override
    boolean isBeforeFirst() throws SQLException {
        fill(1);
        return position == 0 && !rows.isEmpty();
    }

    @Override
    boolean isAfterLast() {
        return position > rows.size() && !rows.isEmpty();
    }

    @Override
    boolean isLast() throws SQLException {
        fill(position + 1L);
        return position > 0 && position == rows.size();
    }

    @Override
    void release() {
        rows.clear();
        source.release();
    }
}
