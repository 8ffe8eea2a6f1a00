package io.feldspar.jdbc.wire;

import java.nio.charset.StandardCharsets;

/// The user and password of the mechanism PLAIN (RFC 4616), for servers that let a directory check
/// them. The sender must use an encrypted connection.
public final class Plain {

    public static final String MECHANISM = "PLAIN";

    private static final char NUL = '\0';

    private final String user;
    private final String password;

    public Plain(String user, String password) {
        this.user = user;
        this.password = password;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    public byte[] encode() {
        return (NUL + user + NUL + password).getBytes(StandardCharsets.UTF_8);
    }

    /// @throws ProtocolException where these are not the bytes of [#encode]
    public static Plain decode(byte[] bytes) throws ProtocolException {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\0", -1);
        if (parts.length != 3) {
            throw new ProtocolException("user and password are not those of PLAIN");
        }
        return new Plain(parts[1], parts[2]);
    }
}
