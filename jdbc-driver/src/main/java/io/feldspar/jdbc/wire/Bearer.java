package io.feldspar.jdbc.wire;

import java.nio.charset.StandardCharsets;

/// The token of the mechanism OAUTHBEARER (RFC 7628), which says who the user is. The sender
/// must use an encrypted connection.
public final class Bearer {

    public static final String MECHANISM = "OAUTHBEARER";

    private static final String BEFORE = "n,,\1auth=Bearer ";
    private static final String BEHIND = "\1\1";

    private final String token;

    public Bearer(String token) {
        this.token = token;
    }

    public String token() {
        return token;
    }

    public byte[] encode() {
        return (BEFORE + token + BEHIND).getBytes(StandardCharsets.UTF_8);
    }

    /// @throws ProtocolException where these are not the bytes of [#encode]
    public static Bearer decode(byte[] bytes) throws ProtocolException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(BEFORE)
                || !text.endsWith(BEHIND)
                || text.length() < BEFORE.length() + BEHIND.length()) {
            throw new ProtocolException("the token is not that of OAUTHBEARER");
        }
        return new Bearer(text.substring(BEFORE.length(), text.length() - BEHIND.length()));
    }
}
