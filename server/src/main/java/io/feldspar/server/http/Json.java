package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.admission.ResourceGroups;
import io.feldspar.server.wire.OpenSession;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements and sessions as JSON.
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Writes a value.
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    static byte[] of(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            content.write(json);
        }
        return bytes.toByteArray();
    }

    static void sessions(JsonGenerator json, List<OpenSession> sessions) throws IOException {
        json.writeStartArray();
        for (OpenSession session : sessions) {
            json.writeStartObject();
            json.writeNumberField("id", session.connection().id());
            json.writeStringField("user", session.connection().user());
            json.writeStringField("address", session.address());
            json.writeStringField("catalog", session.connection().catalog());
            json.writeStringField("schema", session.connection().schema());
            json.writeStringField("since", session.since().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void groups(JsonGenerator json, List<ResourceGroups.Load> groups) throws IOException {
        json.writeStartArray();
        for (ResourceGroups.Load group : groups) {
            json.writeStartObject();
            json.writeStringField("name", group.group());
            json.writeNumberField("slots", group.slots());
            json.writeNumberField("running", group.running());
            json.writeNumberField("queued", group.queued());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void statements(JsonGenerator json, List<OperationInfo> statements) throws IOException {
        json.writeStartArray();
        for (OperationInfo statement : statements) {
            statement(json, statement);
        }
        json.writeEndArray();
    }

    static void statement(JsonGenerator json, OperationInfo info) throws IOException {
        Progress progress = info.progress();
        json.writeStartObject();
        json.writeStringField("id", info.id().text());
        json.writeNumberField("session", info.session());
        json.writeStringField("user", info.user());
        json.writeStringField("group", info.group());
        json.writeStringField("statement", info.statement());
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
        json.writeEndObject();
    }

    private static void moment(JsonGenerator json, String name, @Nullable Instant moment)
            throws IOException {
        json.writeStringField(name, moment == null ? null : moment.toString());
    }
}
