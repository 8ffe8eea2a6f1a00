package io.feldspar.jdbc.remote;

/// Where a server listens.
public final class ServerAddress {

    /// The port where none is given.
    public static final int DEFAULT_PORT = 8470;

    private final String host;
    private final int port;

    public ServerAddress(String host, int port) {
        this.host = host;
        this.port = port;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
