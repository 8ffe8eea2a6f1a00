package io.feldspar.server.http;

import io.feldspar.server.wire.ConnectionErrors;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Shows the statements that a server has recorded, to browsers of this machine.
public final class HistoryServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLoopGroup network =
            new MultiThreadIoEventLoopGroup(
                    1,
                    Thread.ofPlatform().daemon().name("feldspar-network-", 0).factory(),
                    NioIoHandler.newFactory());
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("feldspar-history-", 0).factory());
    private final Channel listener;

    private HistoryServer(Path directory, int port) throws IOException {
        Site site = new PastRoutes(directory);
        ConnectionErrors errors = new ConnectionErrors();
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(network)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        HttpServer.serve(
                                                channel.pipeline(),
                                                new HttpHandler(site, threads, errors, PATIENCE));
                                    }
                                });
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            release();
            throw new IOException(
                    "cannot listen on port %d: %s".formatted(port, bound.cause().getMessage()),
                    bound.cause());
        }
        this.listener = bound.channel();
    }

    /// @param directory of the setting `feldspar.server.history.dir`
    /// @param port 0 for any that is free
    public static HistoryServer open(Path directory, int port) throws IOException {
        return new HistoryServer(directory, port);
    }

    public String url() {
        InetSocketAddress address = (InetSocketAddress) listener.localAddress();
        return "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        release();
    }

    private void release() {
        network.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        threads.shutdown();
    }
}
