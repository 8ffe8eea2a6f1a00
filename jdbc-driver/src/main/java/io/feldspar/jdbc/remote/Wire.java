package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.wire.AvroReader;
import io.feldspar.jdbc.wire.AvroWriter;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.MessageType;
import io.feldspar.jdbc.wire.ProtocolException;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Frames over a socket. Any number of threads may have requests on their way; one daemon thread
/// reads the replies and hands each to the [Exchange] that waits for it.
final class Wire {

    /// The SQLSTATE of a connection that broke.
    static final String BROKEN = "08006";

    private static final int BUFFER = 1 << 16;

    private final ServerAddress address;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Map<Integer, Exchange> pending = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger(Frame.NO_REQUEST);
    private final Object writing = new Object();

    /// Guarded by `writing`.
    private AvroWriter scratch = new AvroWriter();

    private volatile @Nullable EngineException broken;
    private volatile int timeoutMillis;

    Wire(ServerAddress address, Socket socket, int timeoutMillis) throws IOException {
        this.address = address;
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = socket.getOutputStream();
        this.timeoutMillis = timeoutMillis;
        Thread reader = new Thread(this::readReplies, "feldspar-jdbc-" + address);
        reader.setDaemon(true);
        reader.start();
    }

    int timeoutMillis() {
        return timeoutMillis;
    }

    void timeoutMillis(int millis) {
        timeoutMillis = millis;
    }

    /// A request that is still to be sent.
    Exchange open() throws EngineException {
        int request = requests.incrementAndGet();
        Exchange exchange =
                new Exchange(request == Frame.NO_REQUEST ? requests.incrementAndGet() : request);
        pending.put(exchange.request(), exchange);
        EngineException reason = broken;
        if (reason != null) {
            exchange.fail(reason);
        }
        return exchange;
    }

    /// The number of a request that has no reply.
    int oneWay() {
        return requests.incrementAndGet();
    }

    /// No reply to it matters any more.
    void forget(Exchange exchange) {
        pending.remove(exchange.request());
    }

    /// Sends a request and waits for its one reply.
    <T extends Message> T call(Message request, Class<T> reply) throws EngineException {
        return call(request, reply, timeoutMillis);
    }

    <T extends Message> T call(Message request, Class<T> reply, long millis)
            throws EngineException {
        Exchange exchange = open();
        try {
            send(exchange.request(), request);
            return await(exchange, reply, millis);
        } finally {
            forget(exchange);
        }
    }

    <T extends Message> T await(Exchange exchange, Class<T> wanted, long millis)
            throws EngineException {
        Message reply = await(exchange, millis);
        if (!wanted.isInstance(reply)) {
            throw lost(new ProtocolException("the server answered with " + reply));
        }
        return wanted.cast(reply);
    }

    Message await(Exchange exchange, long millis) throws EngineException {
        try {
            Message reply = exchange.take(millis);
            if (reply == null) {
                throw lost(new IOException("it did not answer within " + millis + " ms"));
            }
            return reply;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            send(exchange.request(), new Requests.Cancel());
            throw new EngineException(
                    "The thread was interrupted while it waited for the server",
                    EngineException.CANCELLED,
                    interrupted);
        }
    }

    void send(int request, Message message) throws EngineException {
        EngineException reason = broken;
        if (reason != null) {
            throw new EngineException(
                    String.valueOf(reason.getMessage()), reason.sqlState(), reason);
        }
        try {
            synchronized (writing) {
                scratch.clear();
                Frame.write(scratch, request, message);
                out.write(scratch.bytes(), 0, scratch.length());
                if (scratch.bytes().length > BUFFER) {
                    scratch = new AvroWriter();
                }
            }
        } catch (IOException error) {
            throw lost(error);
        }
    }

    private void readReplies() {
        try {
            while (true) {
                int length = in.readInt();
                Frame.checkLength(length, Frame.REPLY_LIMIT);
                byte[] bytes = in.readNBytes(length);
                if (bytes.length < length) {
                    throw new EOFException();
                }
                AvroReader body = new AvroReader(bytes, Frame.HEADER_BYTES, length);
                accept(Frame.request(bytes), MessageType.read(bytes[0], body));
            }
        } catch (IOException | EngineException error) {
            lost(error);
        }
    }

    private void accept(int request, Message message) throws EngineException {
        if (message instanceof Requests.Ping) {
            send(request, new Requests.Pong());
        } else if (request == Frame.NO_REQUEST && message instanceof Replies.Failure) {
            fail(((Replies.Failure) message).toException());
        } else {
            Exchange exchange = pending.get(request);
            if (exchange != null) {
                exchange.put(message);
            }
        }
    }

    /// Breaks the connection, unless it is broken already; gives the error that tells why.
    private EngineException lost(Exception cause) {
        String why =
                cause instanceof EOFException
                        ? "the server closed it"
                        : String.valueOf(cause.getMessage());
        return fail(
                new EngineException(
                        "The connection to " + address + " was lost: " + why, BROKEN, cause));
    }

    private synchronized EngineException fail(EngineException reason) {
        EngineException first = broken;
        if (first != null) {
            return first;
        }
        broken = reason;
        for (Exchange exchange : pending.values()) {
            exchange.fail(reason);
        }
        closeSocket();
        return reason;
    }

    /// Whether nobody else can read what is sent.
    boolean isPrivate() {
        return socket instanceof SSLSocket || socket.getInetAddress().isLoopbackAddress();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
            return;
        }
    }

    boolean isBroken() {
        return broken != null;
    }

    /// Ends the connection at once.
    void close() {
        fail(new EngineException("The connection is closed", "08003"));
    }
}
