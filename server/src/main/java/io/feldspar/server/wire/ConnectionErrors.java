package io.feldspar.server.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes connections that fail and logs the reason. Thread-safe.
public final class ConnectionErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionErrors.class);
    private static final long LOG_EVERY_NANOS = 1_000_000_000;

    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_EVERY_NANOS);

    /// Closes one connection; the others are not affected. An error of the client is logged at most
    /// once a second, any other with its stack trace.
    ///
    /// @param ofClient errors that clients cause, besides every [IOException]
    public void close(
            ChannelHandlerContext context, Throwable thrown, Predicate<Throwable> ofClient) {
        Throwable error = cause(thrown);
        if (error instanceof IOException || ofClient.test(error)) {
            logWrongBytes(context.channel().remoteAddress(), error);
        } else {
            LOG.error("A connection failed inside the server", error);
        }
        var _ = context.close();
    }

    /// The error that Netty wrapped when it happened in a decoder.
    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof DecoderException && cause != null ? cause : thrown;
    }

    /// Logs an error of a client at most once a second: a client may cause any number of them.
    void logWrongBytes(SocketAddress client, Throwable error) {
        long now = System.nanoTime();
        long last = lastLogged.get();
        if (now - last >= LOG_EVERY_NANOS && lastLogged.compareAndSet(last, now)) {
            LOG.info("The connection of {} was closed: {}", client, error.toString());
        }
    }
}
