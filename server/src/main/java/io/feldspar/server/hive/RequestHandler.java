package io.feldspar.server.hive;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.ServerSetting;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the requests of one connection, one after the other, on threads that may wait. A client
/// that does not take its answer is not heard.
final class RequestHandler extends SimpleChannelInboundHandler<ThriftRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    /// The event of a client that has said who it is.
    static final Object AUTHENTICATED = new Object();

    private static final int MOST_LEVELS = 64;
    private static final int LEAST_EXPECTED = 1 << 10;
    private static final int MOST_EXPECTED = 2 << 20;

    private final HiveConnection connection;
    private final FeldsparServer server;
    private final TCLIService.Processor<TCLIService.Iface> processor;

    /// Belongs to the connection's thread, as do the next two.
    private final Deque<ThriftRequest> waiting = new ArrayDeque<>();

    private boolean busy;
    private boolean begun;

    /// How long an answer may be, as the last one was. Answers are made one after the other.
    private volatile int expected = LEAST_EXPECTED;

    RequestHandler(HiveConnection connection) {
        this.connection = connection;
        this.server = connection.server();
        this.processor =
                new TCLIService.Processor<>(RequestCheck.before(new HiveService(connection)));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long patience = server.options().get(ServerSetting.HANDSHAKE_TIMEOUT).toMillis();
        var _ =
                context.executor()
                        .schedule(
                                () -> {
                                    if (!begun) {
                                        var _ = context.close();
                                    }
                                },
                                patience,
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == AUTHENTICATED) {
            begun = true;
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ThriftRequest request) {
        begun = true;
        waiting.add(request);
        next(context);
    }

    private void next(ChannelHandlerContext context) {
        if (!busy) {
            ThriftRequest request = waiting.poll();
            context.channel().config().setAutoRead(request == null);
            if (request != null) {
                busy = true;
                server.limits().threads().execute(() -> answer(context, request));
            }
        }
    }

    private void answer(ChannelHandlerContext context, ThriftRequest request) {
        try {
            request.credentials().present(connection);
            AnswerBuffer out = new AnswerBuffer(expected);
            processor.process(in(request.body()), new TBinaryProtocol(out));
            expected = Math.clamp(out.length() + out.length() / 8, LEAST_EXPECTED, MOST_EXPECTED);
            Object framed = request.framing().frame(out.bytes(), out.length());
            context.writeAndFlush(framed)
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
                    .addListener(_ -> context.executor().execute(() -> done(context)));
        } catch (FeldsparException stranger) {
            refuse(context, stranger);
        } catch (TException | RuntimeException | Error error) {
            context.executor().execute(() -> exceptionCaught(context, error));
        }
    }

    /// Nothing is allocated that is longer than the message itself.
    private static TBinaryProtocol in(byte[] body) throws TException {
        TConfiguration limits = new TConfiguration(body.length, body.length, MOST_LEVELS);
        return new TBinaryProtocol(
                new TMemoryInputTransport(limits, body), body.length, body.length, false, true);
    }

    private void done(ChannelHandlerContext context) {
        busy = false;
        next(context);
    }

    /// Over HTTP a client learns that it has the wrong password; elsewhere it does so before.
    private static void refuse(ChannelHandlerContext context, FeldsparException stranger) {
        LOG.info("{} was refused: {}", context.channel(), stranger.getMessage());
        if (context.pipeline().get(HttpServerCodec.class) != null) {
            context.writeAndFlush(HttpRequests.refusal(HttpResponseStatus.UNAUTHORIZED))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            var _ = context.close();
        }
    }

    /// The client is gone, or was sent away.
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        server.limits().threads().execute(connection::close);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
        server.errors().close(context, thrown, TException.class::isInstance);
    }
}
