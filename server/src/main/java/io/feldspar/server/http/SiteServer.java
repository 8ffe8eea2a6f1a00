package io.feldspar.server.http;

import io.feldspar.executor.standalone.client.ClusterClient;
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

/// Serves pages to browsers of this machine, without the server of an engine.
public final class SiteServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLoopGroup network =
            new MultiThreadIoEventLoopGroup(
                    1,
                    Thread.ofPlatform().daemon().name("feldspar-network-", 0).factory(),
                    NioIoHandler.newFactory());
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("feldspar-site-", 0).factory());
    private final Channel listener;

    private SiteServer(Site site, int port) throws IOException {
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

    /// Shows the statements that a server has recorded.
    ///
    /// @param directory of the setting `feldspar.server.history.dir`
    /// @param port 0 for any that is free
    public static SiteServer ofHistory(Path directory, int port) throws IOException {
        return new SiteServer(new PastRoutes(directory), port);
    }

    /// Shows the workers, applications, programs and logs of a cluster.
    ///
    /// @param client which the caller closes, after this
    /// @param port 0 for any that is free
    public static SiteServer ofCluster(ClusterClient client, int port) throws IOException {
        return new SiteServer(new ClusterRoutes(client), port);
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
