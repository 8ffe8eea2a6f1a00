package io.feldspar.server.history;

import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.Progress;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A statement as JSON, over HTTP and in the event log.
public final class StatementJson {

    private StatementJson() {}

    /// Writes the statement as an object.
    public static void write(JsonGenerator json, OperationInfo info) throws IOException {
        json.writeStartObject();
        writeFields(json, info, info.statement());
        json.writeEndObject();
    }

    /// Writes the fields of the object.
    ///
    /// @param statement what is shown of its text
    static void writeFields(JsonGenerator json, OperationInfo info, String statement)
            throws IOException {
        Progress progress = info.progress();
        json.writeStringField("id", info.id().text());
        json.writeNumberField("session", info.session());
        json.writeStringField("user", info.user());
        json.writeStringField("group", info.group());
        json.writeStringField("statement", statement);
        json.writeStringField("state", info.state().name());
        json.writeStringField("submitted", info.submitted().toString());
        moment(json, "started", info.started());
        moment(json, "ended", info.ended());
        json.writeNumberField("elapsedMillis", info.elapsed().toMillis());
        json.writeNumberField("completedStages", progress.completedStages());
        json.writeNumberField("totalStages", progress.totalStages());
        json.writeNumberField("completedTasks", progress.completedTasks());
        json.writeNumberField("totalTasks", progress.totalTasks());
        json.writeNumberField("rows", progress.rows());
        FeldsparException error = info.error();
        if (error == null) {
            json.writeNullField("error");
        } else {
            json.writeObjectFieldStart("error");
            json.writeStringField("code", error.code().name());
            json.writeStringField("sqlState", error.sqlState());
            json.writeStringField("message", error.getMessage());
            json.writeEndObject();
        }
    }

    private static void moment(JsonGenerator json, String name, @Nullable Instant moment)
            throws IOException {
        json.writeStringField(name, moment == null ? null : moment.toString());
    }
}
