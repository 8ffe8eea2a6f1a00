package io.feldspar.server.wire;

import io.feldspar.executor.batch.Compression;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.wire.Bearer;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Plain;
import io.feldspar.jdbc.wire.ProtocolException;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import io.feldspar.server.engine.Failures;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection, from its first frame to its last. It belongs to one of Netty's threads, which
/// calls everything here; what waits is handed to others.
///
/// ```text
/// HELLO ──▶ [AUTHENTICATE ──▶] OPEN ──▶ READY ──▶ CLOSED
/// ```
/// Whatever is wrong ends this connection alone.
final class ClientHandler extends SimpleChannelInboundHandler<Incoming> {

    private static final Logger LOG = LoggerFactory.getLogger(ClientHandler.class);

    private static final long TICK_MILLIS = 5000;
    private static final int PINGS = 3;

    private enum Phase {
        HELLO,
        AUTHENTICATE,
        OPEN,
        READY,
        CLOSED
    }

    private final FeldsparServer server;
    private final FrameDecoder decoder;
    private final Outgoing out;
    private Phase phase = Phase.HELLO;
    private boolean counted;

    /// Whether a step of the handshake runs elsewhere, so that no message may come.
    private boolean busy;

    private @Nullable ScramServer scram;
    private @Nullable String user;
    private @Nullable Session session;
    private long lastHeard = System.nanoTime();
    private long lastRequest = lastHeard;

    ClientHandler(FeldsparServer server, FrameDecoder decoder, Outgoing out) {
        this.server = server;
        this.decoder = decoder;
        this.out = out;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        try {
            server.limits().acquireConnection();
            counted = true;
            later(
                    context,
                    server.options().get(ServerSetting.HANDSHAKE_TIMEOUT).toMillis(),
                    () -> checkHandshake(context));
        } catch (FeldsparException refused) {
            refuse(Frame.NO_REQUEST, refused);
        }
    }

    private static void later(ChannelHandlerContext context, long millis, Runnable action) {
        var _ = context.executor().schedule(action, millis, TimeUnit.MILLISECONDS);
    }

    private void checkHandshake(ChannelHandlerContext context) {
        if (phase != Phase.READY && phase != Phase.CLOSED) {
            LOG.info("A client at {} opened no session in time", context.channel().remoteAddress());
            phase = Phase.CLOSED;
            var _ = context.close();
        }
    }

    /// Ends sessions that nobody uses and connections whose client is lost.
    private void tick(ChannelHandlerContext context) {
        Session open = session;
        if (phase != Phase.READY || open == null) {
            return;
        }
        long now = System.nanoTime();
        Duration limit = server.options().get(ServerSetting.SESSION_TIMEOUT);
        Duration patience = server.options().get(ServerSetting.CLIENT_TIMEOUT);
        if (open.isRunning()) {
            if (now - lastHeard > patience.toNanos()) {
                LOG.info("A client at {} was lost", context.channel().remoteAddress());
                var _ = context.close();
                return;
            }
            if (now - lastHeard > patience.toNanos() / PINGS) {
                out.send(Frame.NO_REQUEST, new Requests.Ping());
            }
        } else if (limit.isPositive() && now - lastRequest > limit.toNanos()) {
            refuse(
                    Frame.NO_REQUEST,
                    new FeldsparException(
                            ErrorCode.SESSION_EXPIRED,
                            "The session ended after %d s without a request"
                                    .formatted(limit.toSeconds()),
                            "Connect again."));
            return;
        }
        long next = Math.min(TICK_MILLIS, patience.toMillis() / PINGS);
        later(
                context,
                limit.isPositive() ? Math.min(next, limit.toMillis()) : next,
                () -> tick(context));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Incoming incoming)
            throws ProtocolException {
        lastHeard = System.nanoTime();
        if (!(incoming.message() instanceof Requests.Pong)) {
            lastRequest = lastHeard;
        }
        if (busy) {
            throw new ProtocolException("a message came before the answer to the last");
        }
        switch (phase) {
            case HELLO -> hello(incoming);
            case AUTHENTICATE -> authenticate(context, incoming);
            case OPEN -> open(context, incoming);
            case READY -> ready(context, incoming);
            case CLOSED -> {
                // The client has been told why.
            }
        }
    }

    private static <T> T expect(Class<T> wanted, Incoming incoming) throws ProtocolException {
        if (!wanted.isInstance(incoming.message())) {
            throw new ProtocolException(
                    "a message " + incoming.message() + " came too early or too late");
        }
        return wanted.cast(incoming.message());
    }

    private void hello(Incoming incoming) throws ProtocolException {
        Requests.Hello hello = expect(Requests.Hello.class, incoming);
        if (!hello.versions.contains(Frame.VERSION)) {
            refuse(
                    incoming.request(),
                    new FeldsparException(
                            ErrorCode.PROTOCOL_VIOLATION,
                            "The client speaks the versions %s of the protocol, the server %s"
                                    .formatted(hello.versions, List.of(Frame.VERSION)),
                            "Use a driver of the server's version, %s."
                                    .formatted(server.version())));
            return;
        }
        phase = server.authenticates() ? Phase.AUTHENTICATE : Phase.OPEN;
        out.send(
                incoming.request(),
                new Replies.Welcome(
                        Frame.VERSION, server.version(), server.authentication().mechanisms()));
    }

    /// Something of the handshake that may wait.
    private interface Step<T> {
        T run() throws EngineException, IOException;
    }

    /// What follows on the connection's thread.
    private interface Next<T> {
        void accept(T made);
    }

    private <T> void elsewhere(
            ChannelHandlerContext context, int request, Step<T> step, Next<T> next) {
        busy = true;
        server.limits()
                .threads()
                .execute(
                        () -> {
                            try {
                                T made = step.run();
                                context.executor()
                                        .execute(
                                                () -> {
                                                    busy = false;
                                                    next.accept(made);
                                                });
                            } catch (ProtocolException error) {
                                context.executor().execute(() -> refuse(request, violation(error)));
                            } catch (EngineException | IOException | RuntimeException error) {
                                context.executor().execute(() -> refuse(request, error));
                            }
                        });
    }

    private void authenticate(ChannelHandlerContext context, Incoming incoming)
            throws ProtocolException {
        Requests.Authenticate message = expect(Requests.Authenticate.class, incoming);
        Authentication authentication = server.authentication();
        if (!authentication.mechanisms().contains(message.mechanism)) {
            throw new ProtocolException(
                    "there is no authentication by '" + message.mechanism + "'");
        }
        int request = incoming.request();
        if (message.mechanism.equals(Bearer.MECHANISM)) {
            Bearer given = Bearer.decode(message.data);
            authenticateBy(context, request, () -> authentication.user(given.token()));
            return;
        }
        UserFile users = authentication.users();
        if (users == null) {
            Plain given = Plain.decode(message.data);
            authenticateBy(context, request, () -> user(given));
            return;
        }
        challenge(context, request, message, users);
    }

    /// The two steps of SCRAM.
    private void challenge(
            ChannelHandlerContext context,
            int request,
            Requests.Authenticate message,
            UserFile users) {
        ScramServer begun = scram;
        if (begun == null) {
            ScramServer made = new ScramServer(users);
            scram = made;
            elsewhere(
                    context,
                    request,
                    () -> made.challenge(message.data),
                    data -> out.send(request, new Replies.Challenge(data)));
        } else {
            elsewhere(
                    context,
                    request,
                    () -> begun.verify(message.data),
                    data -> {
                        user = begun.user();
                        phase = Phase.OPEN;
                        out.send(request, new Replies.Authenticated(data));
                    });
        }
    }

    private String user(Plain given) {
        if (!server.admits(given.user(), given.password())) {
            throw new FeldsparException(
                    ErrorCode.AUTHENTICATION_FAILED,
                    "User '%s' does not exist or has another password".formatted(given.user()));
        }
        return given.user();
    }

    /// @param step who the user is, or why that is not believed
    private void authenticateBy(ChannelHandlerContext context, int request, Step<String> step) {
        elsewhere(
                context,
                request,
                step,
                name -> {
                    user = name;
                    phase = Phase.OPEN;
                    out.send(request, new Replies.Authenticated(new byte[0]));
                });
    }

    private void open(ChannelHandlerContext context, Incoming incoming) throws ProtocolException {
        Requests.OpenSession asked = expect(Requests.OpenSession.class, incoming);
        String address = OpenSession.text(context.channel().remoteAddress());
        String authenticated = user;
        if (authenticated != null) {
            asked.properties.put("user", authenticated);
        }
        String compression = asked.properties.remove("compression");
        elsewhere(
                context,
                incoming.request(),
                () -> session(asked.properties, address, compression),
                made -> opened(context, incoming.request(), made));
    }

    private static Compression compression(@Nullable String name) {
        return switch (name) {
            case null -> Compression.NONE;
            case "none" -> Compression.NONE;
            case "lz4" -> Compression.LZ4;
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "Connection property 'compression' cannot be '%s'".formatted(name),
                            "It can be none or lz4.");
        };
    }

    private Session session(
            Map<String, String> properties, String address, @Nullable String compression)
            throws EngineException {
        Compression chosen = compression(compression);
        return new Session(server.connect(properties, address), server, out, chosen);
    }

    private void opened(ChannelHandlerContext context, int request, Session made) {
        if (phase == Phase.CLOSED || !context.channel().isActive()) {
            server.limits().threads().execute(made::close);
            return;
        }
        session = made;
        phase = Phase.READY;
        decoder.limit(server.options().get(ServerSetting.MAX_REQUEST));
        lastRequest = System.nanoTime();
        tick(context);
        out.send(request, new Replies.SessionOpened());
    }

    private void ready(ChannelHandlerContext context, Incoming incoming) throws ProtocolException {
        Session open = session;
        if (open == null) {
            throw new IllegalStateException("a connection is ready without a session");
        }
        if (incoming.message() instanceof Requests.CloseSession) {
            phase = Phase.CLOSED;
            session = null;
            elsewhere(
                    context,
                    incoming.request(),
                    () -> {
                        open.close();
                        return open;
                    },
                    _ -> out.sendLast(incoming.request(), new Replies.SessionClosed()));
        } else {
            open.accept(incoming);
        }
    }

    /// A client that does not take its answers is not heard either: what it asks would pile up.
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        boolean writable = context.channel().isWritable();
        context.channel().config().setAutoRead(writable);
        Session open = session;
        if (open != null && writable) {
            open.resume();
        }
    }

    /// The client is gone, or was sent away.
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        phase = Phase.CLOSED;
        Session open = session;
        session = null;
        if (open != null) {
            server.limits().threads().execute(open::close);
        }
        if (counted) {
            counted = false;
            server.limits().releaseConnection();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
        Throwable error = ConnectionErrors.cause(thrown);
        switch (error) {
            case ProtocolException wrong -> {
                server.errors().logWrongBytes(context.channel().remoteAddress(), wrong);
                refuse(Frame.NO_REQUEST, violation(wrong));
            }
            case IOException lost -> {
                server.errors().logWrongBytes(context.channel().remoteAddress(), lost);
                var _ = context.close();
            }
            default -> {
                LOG.error("A connection failed inside the server", error);
                refuse(Frame.NO_REQUEST, error);
            }
        }
    }

    private static FeldsparException violation(ProtocolException error) {
        return new FeldsparException(
                ErrorCode.PROTOCOL_VIOLATION,
                "The client does not speak Feldspar's protocol: %s".formatted(error.getMessage()));
    }

    /// Tells the client what is wrong and ends the connection.
    private void refuse(int request, Throwable error) {
        if (phase != Phase.CLOSED) {
            phase = Phase.CLOSED;
            out.sendLast(request, Replies.Failure.of(Failures.of(error)));
        }
    }
}
