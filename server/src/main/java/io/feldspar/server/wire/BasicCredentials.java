package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The user and the password of HTTP's Basic authentication (RFC 7617).
public record BasicCredentials(String user, String password) {

    private static final String BASIC = "Basic ";

    /// Reads the header `Authorization`. Null if there is none, or one of another scheme.
    ///
    /// @throws FeldsparException with AUTHENTICATION_FAILED where the header is malformed
    public static @Nullable BasicCredentials parse(@Nullable String header) {
        if (header == null || !header.startsWith(BASIC)) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(header.substring(BASIC.length()));
        } catch (IllegalArgumentException malformed) {
            throw malformed(malformed);
        }
        String both = new String(bytes, StandardCharsets.UTF_8);
        int colon = both.indexOf(':');
        if (colon < 0) {
            throw malformed(null);
        }
        return new BasicCredentials(both.substring(0, colon), both.substring(colon + 1));
    }

    private static FeldsparException malformed(@Nullable Throwable cause) {
        return new FeldsparException(
                ErrorCode.AUTHENTICATION_FAILED,
                "The header Authorization is malformed",
                "",
                cause);
    }
}
