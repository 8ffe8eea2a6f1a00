package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.OpenSession;
import io.feldspar.server.wire.ServerSetting;
import io.feldspar.session.activity.CachedTable;
import io.feldspar.session.activity.ExecutorActivity;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationState;
import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of the engine concerns no single statement, as JSON.
final class EngineJson {

    private final FeldsparServer server;

    EngineJson(FeldsparServer server) {
        this.server = server;
    }

    void writeExecutors(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (ExecutorActivity executor : server.engine().executors()) {
            json.writeStartObject();
            json.writeStringField("id", executor.id());
            json.writeStringField("host", executor.host());
            json.writeNumberField("slots", executor.slots());
            json.writeStringField("since", executor.since().toString());
            json.writeNumberField("running", executor.running());
            json.writeObjectFieldStart("ended");
            for (Map.Entry<String, Long> outcome : new TreeMap<>(executor.outcomes()).entrySet()) {
                json.writeNumberField(outcome.getKey(), outcome.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("taskMillis", executor.taskMillis());
            json.writeNumberField("cachedPartitions", executor.cachedPartitions());
            json.writeNumberField("cachedMemoryBytes", executor.cachedMemoryBytes());
            json.writeNumberField("cachedDiskBytes", executor.cachedDiskBytes());
            json.writeStringField("removed", executor.removed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// @param user whose view it is, or null for all
    void writeStorage(JsonGenerator json, @Nullable String user) throws IOException {
        json.writeStartObject();
        json.writeNumberField("reservedBytes", server.engine().reservedBytes());
        json.writeNumberField("spillFiles", server.engine().openSpillFiles());
        json.writeNumberField("heapBytes", Metrics.heap());
        json.writeNumberField("maxHeapBytes", Runtime.getRuntime().maxMemory());
        json.writeArrayFieldStart("cachedTables");
        for (CachedTable table : server.engine().cachedTables(user)) {
            json.writeStartObject();
            json.writeStringField("name", table.name());
            json.writeNumberField("bytes", table.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// @param all whether those of the server are shown too, which tell of its files
    void writeSettings(JsonGenerator json, boolean all) throws IOException {
        json.writeStartArray();
        for (Setting<?> setting : Setting.PUBLIC) {
            write(
                    json,
                    setting,
                    server.engine().setting(setting),
                    setting.perSession() ? "session" : "engine");
        }
        if (all) {
            for (Setting<?> setting : ServerSetting.ALL) {
                write(json, setting, server.options().text(setting), "server");
            }
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Setting<?> setting, String value, String scope)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", setting.key());
        json.writeStringField("value", value);
        json.writeStringField("default", setting.defaultText());
        json.writeStringField("scope", scope);
        json.writeStringField("description", setting.description());
        json.writeEndObject();
    }

    /// What a user does.
    private static final class Doings {
        private int sessions;
        private int running;
        private int ended;
        private int failed;
        private long millis;
        private @Nullable Instant last;

        void add(OperationInfo statement) {
            if (statement.state().ended()) {
                ended++;
                millis += statement.elapsed().toMillis();
            } else {
                running++;
            }
            if (statement.state() == OperationState.FAILED) {
                failed++;
            }
            last = statement.submitted();
        }
    }

    /// @param sessions those that are shown
    /// @param statements those that are shown, the oldest first
    void writeUsers(JsonGenerator json, List<OpenSession> sessions, List<OperationInfo> statements)
            throws IOException {
        Map<String, Doings> users = new TreeMap<>();
        for (OpenSession session : sessions) {
            users.computeIfAbsent(session.connection().user(), _ -> new Doings()).sessions++;
        }
        for (OperationInfo statement : statements) {
            users.computeIfAbsent(statement.user(), _ -> new Doings()).add(statement);
        }
        json.writeStartArray();
        for (Map.Entry<String, Doings> user : users.entrySet()) {
            write(json, user.getKey(), user.getValue());
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, String user, Doings doings) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", user);
        json.writeBooleanField("admin", server.engine().isAdmin(user));
        json.writeArrayFieldStart("roles");
        for (String role : server.engine().roles(user)) {
            json.writeString(role);
        }
        json.writeEndArray();
        json.writeNumberField("sessions", doings.sessions);
        json.writeNumberField("running", doings.running);
        json.writeNumberField("ended", doings.ended);
        json.writeNumberField("failed", doings.failed);
        json.writeNumberField("millis", doings.millis);
        json.writeStringField("last", doings.last == null ? null : doings.last.toString());
        json.writeEndObject();
    }
}
