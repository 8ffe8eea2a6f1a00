package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The properties of a connection to a server.
final class RemoteOptions {

    /// Keys that begin so are settings of the session. The server knows which there are.
    static final String SETTINGS = "feldspar.";

    static final String CANNOT_CONNECT = "08001";

    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String TOKEN = "token";
    private static final String SSL = "ssl";
    private static final String ROOT_CERTIFICATE = "sslRootCert";
    private static final String COMPRESSION = "compression";
    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String SOCKET_TIMEOUT = "socketTimeout";
    private static final List<String> FLAG = List.of("true", "false");

    static final List<EngineProperty> ALL =
            List.of(
                    property("catalog", "Where names without a catalog are looked up", null),
                    property("schema", "Where names without a schema are looked up", null),
                    property(USER, "Who connects", null),
                    property(PASSWORD, "The user's password", null),
                    property(
                            TOKEN,
                            "A JSON web token that identifies the user, instead of a password",
                            null),
                    new EngineProperty(
                            SSL, "Whether the connection is encrypted by TLS", "false", FLAG),
                    property(
                            ROOT_CERTIFICATE,
                            "A PEM file of the certificates that a server's may be signed by;"
                                    + " without it those that Java trusts",
                            null),
                    new EngineProperty(
                            COMPRESSION,
                            "How rows are compressed on their way: lz4 pays on slow networks",
                            "none",
                            List.of("none", "lz4")),
                    property(CONNECT_TIMEOUT, "Seconds after which the next server is tried", "10"),
                    property(
                            SOCKET_TIMEOUT,
                            "Seconds after which a connection to a server that does not answer is closed;"
                                    + " 0 for never",
                            "0"));

    private final Map<String, String> given;
    private final int connectMillis;
    private final int socketMillis;

    RemoteOptions(Map<String, String> given) throws EngineException {
        this.given = given;
        this.connectMillis = millis(CONNECT_TIMEOUT, "10");
        this.socketMillis = millis(SOCKET_TIMEOUT, "0");
    }

    private static EngineProperty property(
            String name, String description, @Nullable String defaultValue) {
        return new EngineProperty(name, description, defaultValue, List.of());
    }

    private int millis(String name, String defaultValue) throws EngineException {
        String text = given.getOrDefault(name, defaultValue);
        if (!text.matches("\\d{1,6}")) {
            throw new EngineException(
                    "Connection property '" + name + "' must be seconds but is '" + text + "'",
                    CANNOT_CONNECT);
        }
        return Integer.parseInt(text) * 1000;
    }

    @Nullable String user() {
        return given.get(USER);
    }

    @Nullable String password() {
        return given.get(PASSWORD);
    }

    @Nullable String token() {
        return given.get(TOKEN);
    }

    boolean ssl() {
        return Boolean.parseBoolean(given.get(SSL));
    }

    @Nullable String rootCertificate() {
        return given.get(ROOT_CERTIFICATE);
    }

    int connectMillis() {
        return connectMillis;
    }

    /// 0 for no limit.
    int socketMillis() {
        return socketMillis;
    }

    /// What the server is told: neither the password nor the token, nor what concerns the socket
    /// alone.
    Map<String, String> forSession() {
        Map<String, String> session = new TreeMap<>(given);
        session.keySet()
                .removeAll(
                        List.of(
                                PASSWORD,
                                TOKEN,
                                SSL,
                                ROOT_CERTIFICATE,
                                CONNECT_TIMEOUT,
                                SOCKET_TIMEOUT));
        return session;
    }
}
