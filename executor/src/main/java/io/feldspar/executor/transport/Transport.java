package io.feldspar.executor.transport;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.rdd.protocol.BlockAddress;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The network of one process of an application: what it accepts and what it opens.
public final class Transport implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int CONNECT_MILLIS = 20_000;

    private final Credentials credentials;
    private final @Nullable Encryption encryption;
    private final EventLoopGroup network =
            new MultiThreadIoEventLoopGroup(
                    THREADS,
                    Thread.ofPlatform().daemon().name("feldspar-transport-", 0).factory(),
                    NioIoHandler.newFactory());

    public Transport(Credentials credentials) {
        this.credentials = credentials;
        this.encryption = Encryption.of(credentials.tls());
    }

    public Credentials credentials() {
        return credentials;
    }

    /// Accepts connections of other processes of the application from this machine.
    ///
    /// @return where
    public BlockAddress listen(Partner partner) {
        return listen(
                new BlockAddress(InetAddress.getLoopbackAddress().getHostAddress(), 0), partner);
    }

    /// Accepts connections of other processes of the application.
    ///
    /// @param at the address, and the port or 0 for any
    /// @return where
    public BlockAddress listen(BlockAddress at, Partner partner) {
        InetSocketAddress wanted = new InetSocketAddress(at.host(), at.port());
        var bound =
                new ServerBootstrap()
                        .group(network)
                        .channel(NioServerSocketChannel.class)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(handshake(true, partner, _ -> {}))
                        .bind(wanted)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "Cannot listen on %s: %s".formatted(wanted, bound.cause().getMessage()),
                    bound.cause());
        }
        InetSocketAddress address = (InetSocketAddress) bound.channel().localAddress();
        return new BlockAddress(address.getAddress().getHostAddress(), address.getPort());
    }

    /// Opens a connection; it is there when both ends know each other, or the future fails.
    public CompletableFuture<Connection> connect(BlockAddress address, Partner partner) {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        var connecting =
                new Bootstrap()
                        .group(network)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .handler(handshake(false, partner, opened::complete))
                        .connect(address.host(), address.port());
        var _ =
                connecting.addListener(
                        _ -> {
                            Throwable refused = connecting.cause();
                            if (refused != null) {
                                opened.completeExceptionally(refused);
                            }
                        });
        var _ =
                connecting
                        .channel()
                        .closeFuture()
                        .addListener(
                                _ ->
                                        opened.completeExceptionally(
                                                new IOException(
                                                        address + " closed the connection")));
        return opened;
    }

    private ChannelInitializer<SocketChannel> handshake(
            boolean server, Partner partner, Consumer<Connection> opened) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                Consumer<ChannelHandlerContext> done =
                        context -> opened.accept(open(context.channel(), partner));
                channel.pipeline().addLast(new Handshake(credentials, server, done));
                if (encryption != null) {
                    encryption.encrypt(channel.pipeline(), server);
                }
            }
        };
    }

    private static Connection open(Channel channel, Partner partner) {
        Connection connection = new Connection(channel, partner);
        channel.pipeline()
                .addLast(
                        new LengthFieldBasedFrameDecoder(
                                PacketCodec.MAX_BYTES + Integer.BYTES,
                                0,
                                Integer.BYTES,
                                0,
                                Integer.BYTES))
                .addLast(connection.new Receiver());
        return connection;
    }

    @Override
    public void close() {
        var _ = network.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
