package io.feldspar.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/// What of an HTTP request decides on the answer.
record Request(
        HttpMethod method, String uri, HttpHeaders headers, String body, boolean wellFormed) {

    private static final String JSON = "application/json";

    /// The path without what follows a question mark.
    String path() {
        int end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }

    @Nullable String host() {
        return headers.get(HttpHeaderNames.HOST);
    }

    @Nullable String authorization() {
        return headers.get(HttpHeaderNames.AUTHORIZATION);
    }

    /// Whether a page of another site sent it, with what the browser knows of its user.
    boolean isOfOtherSite() {
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        return origin != null && !origin.substring(origin.lastIndexOf('/') + 1).equals(host());
    }

    /// Whether the body is said to be JSON, which no form of another site can do.
    boolean isJson() {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(JSON);
    }
}
