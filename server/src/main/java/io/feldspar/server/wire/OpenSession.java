package io.feldspar.server.wire;

import io.feldspar.server.engine.EmbeddedConnection;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;

/// A session of a client, whatever its protocol.
///
/// @param address where the client is
public record OpenSession(EmbeddedConnection connection, String address, Instant since) {

    /// A client's address as text.
    public static String text(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress() + ":" + internet.getPort()
                : String.valueOf(address);
    }
}
