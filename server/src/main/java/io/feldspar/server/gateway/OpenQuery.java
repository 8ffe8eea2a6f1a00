package io.feldspar.server.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A result of which the client fetches one part after the other.
final class OpenQuery implements AutoCloseable {

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final int[] types;

    OpenQuery(PreparedStatement statement, ResultSet rows) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        ResultSetMetaData columns = rows.getMetaData();
        this.types = new int[columns.getColumnCount()];
        for (int i = 0; i < types.length; i++) {
            types[i] = columns.getColumnType(i + 1);
        }
    }

    /// What is cancelled while rows are read.
    PreparedStatement statement() {
        return statement;
    }

    /// Writes an array of name and type for each column.
    static void writeColumns(ResultSetMetaData columns, JsonGenerator json)
            throws SQLException, IOException {
        json.writeArrayFieldStart("columns");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            json.writeStartArray();
            json.writeString(columns.getColumnLabel(i));
            json.writeString(columns.getColumnTypeName(i));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /// Writes the next rows, each an array, and whether they are the last.
    ///
    /// @param most how many rows there may be
    void writeRows(int most, JsonGenerator json) throws SQLException, IOException {
        json.writeArrayFieldStart("rows");
        int count = 0;
        boolean end = false;
        while (count < most && !end) {
            end = !rows.next();
            if (!end) {
                writeRow(json);
                count++;
            }
        }
        json.writeEndArray();
        json.writeBooleanField("end", end);
    }

    private void writeRow(JsonGenerator json) throws SQLException, IOException {
        json.writeStartArray();
        for (int i = 0; i < types.length; i++) {
            JsonValues.write(value(i + 1), json);
        }
        json.writeEndArray();
    }

    /// Not as `java.sql.Time` and its like, which lose fractions of seconds and zones.
    private @Nullable Object value(int column) throws SQLException {
        return switch (types[column - 1]) {
            case Types.TIME -> rows.getObject(column, LocalTime.class);
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(column, OffsetDateTime.class);
            default -> rows.getObject(column);
        };
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
