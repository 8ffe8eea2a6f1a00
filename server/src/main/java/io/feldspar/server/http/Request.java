package io.feldspar.server.http;

import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/// What of an HTTP request decides on the answer.
record Request(
        HttpMethod method,
        String uri,
        @Nullable String host,
        @Nullable String authorization,
        boolean wellFormed) {

    /// The path without what follows a question mark.
    String path() {
        int end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }
}
