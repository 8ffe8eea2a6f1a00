package io.feldspar.server.wire;

import org.jspecify.annotations.Nullable;

/// The token of HTTP's Bearer authentication (RFC 6750).
public record BearerToken(String text) {

    private static final String BEARER = "Bearer ";

    /// Reads the header `Authorization`. Null if there is none, or one of another scheme.
    public static @Nullable BearerToken parse(@Nullable String header) {
        return header == null || !header.startsWith(BEARER)
                ? null
                : new BearerToken(header.substring(BEARER.length()).strip());
    }
}
