package io.feldspar.server.wire;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.server.admission.ResourceGroups;
import io.feldspar.server.audit.AuditLog;
import io.feldspar.server.engine.EmbeddedConnection;
import io.feldspar.server.engine.EmbeddedEngine;
import io.feldspar.server.engine.Failures;
import io.feldspar.server.history.EventLog;
import io.feldspar.session.FeldsparEngine;
import io.feldspar.session.operation.Operations;
import io.feldspar.session.setting.Setting;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the engine of this process to clients on other machines, many sessions over one engine.
///
/// ```java
/// FeldsparServer server = FeldsparServer.start(new ServerOptions(settings));
/// server.port();
/// server.close();      // lets statements end as long as feldspar.server.drainTimeout
/// ```
public final class FeldsparServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeldsparServer.class);

    /// What a client that does not read may make the server hold for it.
    private static final WriteBufferWaterMark WATER_MARK =
            new WriteBufferWaterMark(256 << 10, 1 << 20);

    private static final int NETWORK_THREADS = 2;

    private final ServerOptions options;
    private final Authentication authentication;
    private final @Nullable TlsCertificate tls;
    private final EmbeddedEngine engine = new EmbeddedEngine();

    /// Keeps the engine running while no client is connected.
    private final EmbeddedConnection base;

    private final ServerLimits limits;
    private final ResourceGroups groups;
    private final @Nullable AuditLog audit;
    private final @Nullable EventLog history;
    private final EventLoopGroup network;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ChannelGroup others = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final InetAddress address;
    private final Map<Long, OpenSession> sessions = new ConcurrentHashMap<>();
    private final List<Channel> listeners = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final ConnectionErrors errors = new ConnectionErrors();
    private boolean closed;

    private FeldsparServer(ServerOptions options) throws EngineException {
        this.options = options;
        this.address = address(options);
        this.authentication = Authentication.of(options, address);
        this.tls = TlsCertificate.of(options);
        this.groups = options.groups();
        this.audit = audit();
        this.history = history(options);
        this.base = engine.open(options.engine());
        // What comes after the end is of no more use to anybody.
        ExecutorService threads =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        1,
                        TimeUnit.MINUTES,
                        new SynchronousQueue<>(),
                        Thread.ofPlatform().daemon().name("feldspar-server-", 0).factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        this.limits = new ServerLimits(options, threads);
        this.network =
                new MultiThreadIoEventLoopGroup(
                        NETWORK_THREADS,
                        Thread.ofPlatform().daemon().name("feldspar-network-", 0).factory(),
                        NioIoHandler.newFactory());
        Operations operations = base.engine().operations();
        operations.measure();
        Stream.of(audit, history).filter(Objects::nonNull).forEach(operations::addListener);
        var _ = listen(ServerSetting.PORT, this::welcome);
    }

    private @Nullable AuditLog audit() {
        String file = options.get(ServerSetting.AUDIT_FILE);
        if (file.isEmpty()) {
            return null;
        }
        return new AuditLog(
                Path.of(file),
                options.get(ServerSetting.AUDIT_MAX_SIZE),
                options.get(ServerSetting.AUDIT_MAX_FILES),
                session -> {
                    OpenSession open = sessions.get(session);
                    return open == null ? "" : open.address();
                });
    }

    private static @Nullable EventLog history(ServerOptions options) {
        String directory = options.get(ServerSetting.HISTORY_DIRECTORY);
        return directory.isEmpty()
                ? null
                : new EventLog(Path.of(directory), options.get(ServerSetting.HISTORY_MAX_SIZE));
    }

    /// Starts the engine and listens.
    ///
    /// @throws FeldsparException where a setting is wrong or the address cannot be had
    public static FeldsparServer start(ServerOptions options) throws EngineException {
        return new FeldsparServer(options);
    }

    private static InetAddress address(ServerOptions options) {
        String host = options.get(ServerSetting.HOST);
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException error) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Setting '%s' has the address '%s', which is not known"
                            .formatted(ServerSetting.HOST.key(), host),
                    "",
                    error);
        }
    }

    /// Listens on a further port, for clients of another protocol. Their connections are counted,
    /// and encrypted where the server has a certificate.
    ///
    /// @return the port
    public int open(Setting<Integer> port, Consumer<ChannelPipeline> protocol)
            throws EngineException {
        Channel listener =
                listen(
                        port,
                        channel -> {
                            if (isCounted(channel)) {
                                others.add(channel);
                                protocol.accept(channel.pipeline());
                            }
                        });
        return port(listener);
    }

    /// Counts a connection until it ends. False, and the end of it, where there are too many.
    private boolean isCounted(Channel channel) {
        try {
            limits.acquireConnection();
        } catch (FeldsparException refused) {
            LOG.info("A client was refused: {}", refused.getMessage());
            var _ = channel.close();
            return false;
        }
        var _ = channel.closeFuture().addListener(_ -> limits.releaseConnection());
        return true;
    }

    /// Runs the action when the server stops, after statements have ended.
    public synchronized void atEnd(Runnable action) {
        endings.add(action);
    }

    private synchronized Channel listen(Setting<Integer> port, Consumer<SocketChannel> welcome)
            throws EngineException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(network)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        if (tls != null) {
                                            channel.pipeline()
                                                    .addLast(
                                                            tls.context()
                                                                    .newHandler(channel.alloc()));
                                        }
                                        welcome.accept(channel);
                                    }
                                });
        InetSocketAddress wanted = new InetSocketAddress(address, options.get(port));
        var bound = bootstrap.bind(wanted).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "The server cannot listen on %s: %s"
                            .formatted(wanted, bound.cause().getMessage()),
                    "Choose another '%s'; 0 selects a free port.".formatted(port.key()),
                    bound.cause());
        }
        listeners.add(bound.channel());
        return bound.channel();
    }

    private void welcome(SocketChannel channel) {
        channels.add(channel);
        FrameDecoder decoder = new FrameDecoder();
        channel.pipeline()
                .addLast(decoder, new ClientHandler(this, decoder, new Outgoing(channel)));
    }

    public ServerOptions options() {
        return options;
    }

    /// Whether clients have to say who they are.
    public boolean authenticates() {
        return authentication.isRequired();
    }

    Authentication authentication() {
        return authentication;
    }

    public ServerLimits limits() {
        return limits;
    }

    public ResourceGroups groups() {
        return groups;
    }

    public String version() {
        return engine.version();
    }

    /// A new session, which is listed until it ends.
    ///
    /// @param address where the client is
    public EmbeddedConnection connect(Map<String, String> properties, String address)
            throws EngineException {
        EmbeddedConnection connection = engine.open(properties);
        connection.limitBy(client -> groups.limits(connection.user(), client));
        connection.atEnd(() -> sessions.remove(connection.id()));
        sessions.put(connection.id(), new OpenSession(connection, address, Instant.now()));
        return connection;
    }

    /// The sessions that are open.
    public List<OpenSession> sessions() {
        return sessions.values().stream()
                .sorted(Comparator.comparingLong(each -> each.connection().id()))
                .toList();
    }

    /// The engine that all sessions share.
    public FeldsparEngine engine() {
        return base.engine();
    }

    /// Whether that is a user's password, or none is needed. It may take a while.
    public boolean admits(String user, String password) {
        return authentication.admits(user, password);
    }

    /// The user that a token names. It may take a while.
    ///
    /// @throws FeldsparException where the token does not count
    public String userOf(String token) {
        return authentication.user(token);
    }

    public ConnectionErrors errors() {
        return errors;
    }

    public int port() {
        return port(listeners.getFirst());
    }

    private static int port(Channel listener) {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    public boolean isEncrypted() {
        return tls != null;
    }

    public String host() {
        return options.get(ServerSetting.HOST);
    }

    /// Statements that wait or run.
    public int runningStatements() {
        return limits.statements();
    }

    public int connections() {
        return limits.connections();
    }

    ChannelGroup channels() {
        return channels;
    }

    /// Takes no more sessions and statements, lets those that run end, and stops. What still runs
    /// after `feldspar.server.drainTimeout` is cancelled.
    @Override
    public synchronized void close() throws EngineException {
        if (closed) {
            return;
        }
        closed = true;
        listeners.forEach(listener -> listener.close().awaitUninterruptibly());
        try {
            limits.drain(options.get(ServerSetting.DRAIN_TIMEOUT).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Replies.Failure farewell =
                Replies.Failure.of(
                        Failures.of(
                                new FeldsparException(
                                        ErrorCode.CONNECTION_FAILURE,
                                        "The server has stopped",
                                        "Connect again, or to another one.")));
        for (Channel channel : channels) {
            new Outgoing(channel).sendLast(Frame.NO_REQUEST, farewell);
        }
        endings.forEach(Runnable::run);
        others.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        release();
    }

    private void release() throws EngineException {
        network.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        limits.threads().shutdown();
        groups.close();
        base.close();
        if (audit != null) {
            audit.close();
        }
        if (history != null) {
            history.close();
        }
    }
}
