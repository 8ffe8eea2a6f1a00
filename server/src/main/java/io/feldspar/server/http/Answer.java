package io.feldspar.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/// What is answered to a request.
record Answer(HttpResponseStatus status, String type, byte[] body) {

    static Answer text(HttpResponseStatus status, String text) {
        return new Answer(
                status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(String json) {
        return new Answer(
                HttpResponseStatus.OK, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /// The answer to a request for what does not exist.
    static Answer notFound() {
        return text(HttpResponseStatus.NOT_FOUND, "Not found\n");
    }
}
