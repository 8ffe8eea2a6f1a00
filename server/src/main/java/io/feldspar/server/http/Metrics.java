package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.server.admission.ResourceGroups;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationState;
import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Numbers of the server, as Prometheus' text and as JSON.
final class Metrics {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String PREFIX = "feldspar_";

    private final FeldsparServer server;

    /// By the ordinal of the state.
    private final List<LongAdder> ended =
            Stream.of(OperationState.values()).map(_ -> new LongAdder()).toList();

    private final LongAdder submitted = new LongAdder();
    private final LongAdder millis = new LongAdder();

    Metrics(FeldsparServer server) {
        this.server = server;
        server.engine().operations().addListener(this::count);
    }

    private void count(OperationInfo info) {
        if (info.state() == OperationState.QUEUED) {
            submitted.increment();
        } else if (info.state().ended()) {
            count(info.state()).increment();
            millis.add(info.elapsed().toMillis());
        }
    }

    private LongAdder count(OperationState state) {
        return ended.get(state.ordinal());
    }

    static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// @param user who asks, or null
    void writeServer(JsonGenerator json, @Nullable String user) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", server.version());
        json.writeStringField("user", user);
        json.writeStringField("master", server.engine().setting(Setting.MASTER));
        json.writeNumberField("uptimeMillis", ManagementFactory.getRuntimeMXBean().getUptime());
        json.writeNumberField("connections", server.connections());
        json.writeNumberField("sessions", server.sessions().size());
        json.writeNumberField("runningStatements", server.runningStatements());
        json.writeNumberField("threads", server.engine().threads());
        json.writeNumberField("reservedBytes", server.engine().reservedBytes());
        json.writeNumberField("heapBytes", heap());
        json.writeEndObject();
    }

    byte[] text() {
        StringBuilder text = new StringBuilder();
        gauge(text, "connections", "Open connections.", server.connections());
        gauge(text, "sessions", "Open sessions.", server.sessions().size());
        gauge(
                text,
                "statements_running",
                "Statements that wait or run.",
                server.runningStatements());
        groups(text);
        gauge(
                text,
                "memory_reserved_bytes",
                "Heap that running statements have reserved.",
                server.engine().reservedBytes());
        gauge(
                text,
                "spill_files",
                "Files that hold spilled rows.",
                server.engine().openSpillFiles());
        gauge(text, "heap_used_bytes", "Heap that is in use.", heap());
        counter(text, "statements_submitted_total", "Statements that were submitted.");
        sample(text, "statements_submitted_total", "", submitted.sum());
        counter(text, "statements_ended_total", "Statements that have ended, by how.");
        for (OperationState state : OperationState.values()) {
            if (state.ended()) {
                String label = "{state=\"" + state.name().toLowerCase(Locale.ROOT) + "\"}";
                sample(text, "statements_ended_total", label, count(state).sum());
            }
        }
        counter(text, "statements_seconds_total", "How long statements took that have ended.");
        sample(text, "statements_seconds_total", "", millis.sum() / 1000.0);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void groups(StringBuilder text) {
        List<ResourceGroups.Load> loads = server.groups().loads();
        describe(text, "group_running", "Slots of a resource group that are in use.", "gauge");
        loads.forEach(load -> sample(text, "group_running", label(load), load.running()));
        describe(text, "group_queued", "Statements that wait for a slot.", "gauge");
        loads.forEach(load -> sample(text, "group_queued", label(load), load.queued()));
    }

    private static String label(ResourceGroups.Load load) {
        return "{group=\"" + load.group().replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        describe(text, name, help, "gauge");
        sample(text, name, "", value);
    }

    private static void counter(StringBuilder text, String name, String help) {
        describe(text, name, help, "counter");
    }

    private static void describe(StringBuilder text, String name, String help, String kind) {
        text.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(PREFIX).append(name).append(' ').append(kind).append('\n');
    }

    private static void sample(StringBuilder text, String name, String labels, Number value) {
        text.append(PREFIX).append(name).append(labels).append(' ').append(value).append('\n');
    }
}
