package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineResult;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Reads rows once, from first to last, batch by batch.
final class ForwardCursor extends Cursor {

    private final EngineResult result;
    private final long maxRows;
    private @Nullable EngineBatch batch;
    private int row = -1;
    private long number;
    private boolean atEnd;

    /// @param maxRows the most rows to return, 0 for no limit
    ForwardCursor(EngineResult result, long maxRows) {
        this.result = result;
        this.maxRows = maxRows;
    }

    @Override
    boolean next() throws SQLException {
        if (atEnd) {
            return false;
        }
        if ((maxRows > 0 && number == maxRows) || !available()) {
            return end();
        }
        row++;
        number++;
        return true;
    }

    /// Whether there is a next row. Fetches the next batch at the end of the current one.
    private boolean available() throws SQLException {
        EngineBatch rows = batch;
        while (rows == null || row + 1 >= rows.rowCount()) {
            try {
                rows = result.next();
            } catch (EngineException error) {
                throw Errors.from(error);
            }
            batch = rows;
            row = -1;
            if (rows == null) {
                return false;
            }
        }
        return true;
    }

    /// Lets the engine release its resources before the caller closes the result set.
    private boolean end() throws SQLException {
        atEnd = true;
        batch = null;
        try {
            result.close();
        } catch (EngineException error) {
            throw Errors.from(error);
        }
        return false;
    }

    @Override
    @Nullable Object value(int column) throws SQLException {
        EngineBatch rows = batch;
        if (rows == null || row < 0) {
            throw noRow(atEnd);
        }
        return rows.value(column, row);
    }

    @Override
    long number() {
        return atEnd ? 0 : number;
    }

    @Override
    boolean isBeforeFirst() throws SQLException {
        return number == 0 && !atEnd && available();
    }

    @Override
    boolean isAfterLast() {
        return atEnd && number > 0;
    }

    @Override
    boolean isLast() throws SQLException {
        throw Errors.refused("isLast() of a forward-only result set; use TYPE_SCROLL_INSENSITIVE");
    }

    @Override
    void release() {
        batch = null;
    }
}
