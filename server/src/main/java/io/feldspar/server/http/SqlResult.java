package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.jdbc.ValueText;
import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.engine.EmbeddedResult;
import io.feldspar.server.wire.SubmittedStatement;
import io.feldspar.session.operation.OperationInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement whose rows are fetched page by page, once. Thread-safe.
final class SqlResult {

    /// Characters of text after which a page ends.
    private static final long MOST_TEXT = 4 << 20;

    private final SubmittedStatement statement;

    /// Guarded by this object, as are the next four.
    private @Nullable EmbeddedResult result;

    private @Nullable EngineBatch batch;
    private int row;
    private boolean ended;

    SqlResult(SubmittedStatement statement) {
        this.statement = statement;
    }

    void start() {
        statement.start(() -> {});
    }

    String id() {
        return statement.operation().id().text();
    }

    /// Whether it has no result yet.
    boolean isRunning() {
        return !statement.isReady();
    }

    void close() {
        statement.close();
    }

    /// Writes how far it is, or the next rows.
    ///
    /// @param most rows
    /// @param waitMillis how long the first rows are waited for
    void write(JsonGenerator json, int most, long waitMillis) throws IOException {
        boolean ready = statement.isReady(waitMillis);
        List<@Nullable String[]> rows = new ArrayList<>();
        EngineException failure = statement.failure();
        if (ready && failure == null) {
            failure = fetch(rows, most);
        }
        OperationInfo info = statement.operation().info();
        json.writeStartObject();
        json.writeStringField("id", id());
        json.writeStringField("state", info.state().name());
        json.writeBooleanField("ready", ready);
        json.writeNumberField("elapsedMillis", info.elapsed().toMillis());
        json.writeNumberField("completedTasks", info.progress().completedTasks());
        json.writeNumberField("totalTasks", info.progress().totalTasks());
        if (failure != null) {
            json.writeFieldName("error");
            Json.error(json, failure);
        } else if (ready) {
            writeResult(json, rows);
        }
        json.writeEndObject();
    }

    private void writeResult(JsonGenerator json, List<@Nullable String[]> rows) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (String warning : statement.operation().warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        if (!statement.operation().hasRows()) {
            json.writeNumberField("updated", statement.operation().updateCount());
            return;
        }
        json.writeArrayFieldStart("columns");
        for (EngineColumn column : columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().sql());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (@Nullable String[] cells : rows) {
            json.writeArray(cells, 0, cells.length);
        }
        json.writeEndArray();
        synchronized (this) {
            json.writeBooleanField("more", !ended);
        }
    }

    private synchronized List<EngineColumn> columns() {
        return result().columns();
    }

    private synchronized EmbeddedResult result() {
        EmbeddedResult known = result;
        if (known == null) {
            known = new EmbeddedResult(statement.operation());
            result = known;
        }
        return known;
    }

    /// Takes the next rows, and looks whether there are more.
    ///
    /// @return the error with which it fails, or null
    private synchronized @Nullable EngineException fetch(List<@Nullable String[]> rows, int most) {
        if (ended || !statement.operation().hasRows()) {
            ended = true;
            return null;
        }
        try {
            long text = 0;
            while (isAtRow() && rows.size() < most && text < MOST_TEXT) {
                @Nullable String[] cells = cells();
                for (String cell : cells) {
                    text += cell == null ? 0 : cell.length();
                }
                rows.add(cells);
                row++;
            }
            return null;
        } catch (EngineException | RuntimeException | Error error) {
            return statement.fail(error);
        }
    }

    private boolean isAtRow() throws EngineException {
        while (batch == null || row >= batch.rowCount()) {
            batch = result().next();
            row = 0;
            if (batch == null) {
                ended = true;
                statement.end();
                return false;
            }
        }
        return true;
    }

    private @Nullable String[] cells() {
        List<EngineColumn> columns = columns();
        @Nullable String[] cells = new @Nullable String[columns.size()];
        EngineBatch rows = batch;
        for (int i = 0; rows != null && i < cells.length; i++) {
            Object value = rows.value(i, row);
            cells[i] = value == null ? null : ValueText.of(value, columns.get(i).type());
        }
        return cells;
    }
}
