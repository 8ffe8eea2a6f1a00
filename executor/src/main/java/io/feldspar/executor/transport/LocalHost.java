package io.feldspar.executor.transport;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/// The address of this machine.
public final class LocalHost {

    private static final int CONNECT_MILLIS = 5_000;

    private LocalHost() {}

    /// The address from which this machine reaches one of several others.
    ///
    /// @param what they are, for the message
    /// @param action what to do where none can be reached
    /// @throws FeldsparException with CONNECTION_FAILURE where none can be reached
    public static String towards(List<BlockAddress> others, String what, String action) {
        IOException last = new IOException("it names none");
        for (BlockAddress other : others) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(other.host(), other.port()), CONNECT_MILLIS);
                return socket.getLocalAddress().getHostAddress();
            } catch (IOException e) {
                last = e;
            }
        }
        throw new FeldsparException(
                ErrorCode.CONNECTION_FAILURE,
                "No %s can be reached: %s".formatted(what, last.getMessage()),
                action,
                last);
    }
}
