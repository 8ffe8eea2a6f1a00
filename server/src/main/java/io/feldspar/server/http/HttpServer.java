package io.feldspar.server.http;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.ServerSetting;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;

/// The HTTP port of a server.
public final class HttpServer {

    private static final int MOST_BODY = 64 << 10;

    private final FeldsparServer server;
    private final int port;

    private HttpServer(FeldsparServer server) throws EngineException {
        this.server = server;
        Routes routes = new Routes(server);
        this.port =
                server.open(
                        ServerSetting.HTTP_PORT,
                        pipeline ->
                                serve(
                                        pipeline,
                                        new HttpHandler(
                                                routes,
                                                server.limits().threads(),
                                                server.errors(),
                                                server.options()
                                                        .get(ServerSetting.HANDSHAKE_TIMEOUT))));
    }

    static void serve(ChannelPipeline pipeline, HttpHandler handler) {
        pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(MOST_BODY), handler);
    }

    /// Listens for browsers until the server closes.
    public static HttpServer open(FeldsparServer server) throws EngineException {
        return new HttpServer(server);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "%s://%s:%d".formatted(server.isEncrypted() ? "https" : "http", server.host(), port);
    }
}
