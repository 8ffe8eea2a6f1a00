package io.feldspar.server.http;

import io.feldspar.jdbc.spi.EngineException;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What is answered to a request.
record Answer(HttpResponseStatus status, String type, byte[] body) {

    static Answer text(HttpResponseStatus status, String text) {
        return new Answer(
                status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(String json) {
        return json(HttpResponseStatus.OK, json.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(HttpResponseStatus status, byte[] json) {
        return new Answer(status, "application/json", json);
    }

    /// The answer with what is written.
    static Answer json(Json.Content content) throws IOException {
        return json(HttpResponseStatus.OK, Json.of(content));
    }

    /// The answer to a statement or a request that failed.
    static Answer failed(HttpResponseStatus status, EngineException error) throws IOException {
        return json(status, Json.of(json -> Json.error(json, error)));
    }

    /// The answer to a method that the path does not have.
    static Answer notAllowed(String allowed) {
        return text(
                HttpResponseStatus.METHOD_NOT_ALLOWED,
                "Only %s is allowed here\n".formatted(allowed));
    }

    /// The answer to a request for what does not exist.
    static Answer notFound() {
        return text(HttpResponseStatus.NOT_FOUND, "Not found\n");
    }
}
