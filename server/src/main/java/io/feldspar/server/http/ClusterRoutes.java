package io.feldspar.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.message.ClusterStatus;
import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.ProgramStatus;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The page of a cluster, and what it asks for.
///
/// ```text
/// GET /                              the page, with its scripts and style
/// GET /api/cluster                   workers, applications and programs
/// GET /api/logs/APPLICATION/EXECUTOR the end of the log of an executor
/// GET /api/logs/PROGRAM              the end of the log of a program
/// ```
final class ClusterRoutes implements Site {

    private static final String LOGS = "/api/logs/";

    private final ClusterClient client;

    ClusterRoutes(ClusterClient client) {
        this.client = client;
    }

    /// Users that know the cluster's secret may start one of these.
    @Override
    public boolean authenticates() {
        return false;
    }

    @Override
    public @Nullable String user(@Nullable String authorization) {
        return null;
    }

    @Override
    public Answer answer(Request request, @Nullable String user, String address)
            throws IOException {
        if (!request.method().equals(HttpMethod.GET)) {
            return Answer.notAllowed("GET");
        }
        String path = request.path();
        Answer asset = Assets.find(path.equals("/") ? "/cluster.html" : path);
        if (asset != null) {
            return asset;
        }
        try {
            if (path.equals("/api/cluster")) {
                ClusterStatus status = client.status();
                return Answer.json(json -> write(json, status));
            }
            if (path.startsWith(LOGS)) {
                String of = path.substring(LOGS.length());
                return Answer.text(
                        HttpResponseStatus.OK, client.log(QueryStringDecoder.decodeComponent(of)));
            }
        } catch (FeldsparException e) {
            return Answer.text(HttpResponseStatus.BAD_GATEWAY, e.getMessage() + "\n");
        }
        return Answer.notFound();
    }

    private static void write(JsonGenerator json, ClusterStatus status) throws IOException {
        json.writeStartObject();
        json.writeNumberField("epoch", status.epoch());
        json.writeBooleanField("recovering", status.recovering());
        json.writeArrayFieldStart("workers");
        for (ClusterStatus.Worker each : status.workers()) {
            write(json, each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("applications");
        for (ClusterStatus.Application each : status.applications()) {
            write(json, each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("programs");
        for (ProgramStatus each : status.programs()) {
            write(json, each);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ClusterStatus.Worker worker) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", worker.worker().id());
        json.writeStringField("host", worker.worker().host());
        json.writeStringField("state", state(worker));
        json.writeNumberField("cores", worker.worker().cores());
        json.writeNumberField("usedCores", worker.usedCores());
        json.writeNumberField("memory", worker.worker().memory());
        json.writeNumberField("usedMemory", worker.usedMemory());
        json.writeArrayFieldStart("executors");
        for (ExecutorKey each : worker.executors()) {
            json.writeString(each.applicationId() + "/" + each.executorId());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String state(ClusterStatus.Worker worker) {
        if (!worker.connected()) {
            return "disconnected";
        }
        return worker.draining() ? "draining" : "connected";
    }

    private static void write(JsonGenerator json, ClusterStatus.Application application)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", application.id());
        json.writeStringField("name", application.name());
        json.writeStringField("user", application.user());
        json.writeNumberField("coresOfEach", application.coresOfEach());
        json.writeNumberField("memoryOfEach", application.memoryOfEach());
        json.writeNumberField("wanted", application.wanted());
        json.writeArrayFieldStart("executors");
        for (String each : application.executors()) {
            json.writeString(each);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ProgramStatus program) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", program.program().id());
        json.writeStringField("mainClass", program.program().mainClass());
        json.writeStringField("state", program.state().name());
        json.writeStringField("worker", program.workerId());
        json.writeNumberField("starts", program.starts());
        json.writeStringField("message", program.message());
        json.writeEndObject();
    }
}
