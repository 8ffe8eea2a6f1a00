package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.admission.ResourceGroups;
import io.feldspar.server.history.StatementJson;
import io.feldspar.server.wire.OpenSession;
import io.feldspar.session.operation.OperationInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

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

    /// Writes an error as users see it.
    static void error(JsonGenerator json, EngineException error) throws IOException {
        json.writeStartObject();
        json.writeStringField("sqlState", error.sqlState());
        json.writeStringField("message", error.getMessage());
        json.writeEndObject();
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
            StatementJson.write(json, statement);
        }
        json.writeEndArray();
    }
}
