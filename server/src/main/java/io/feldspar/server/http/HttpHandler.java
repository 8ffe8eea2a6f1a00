package io.feldspar.server.http;

import io.feldspar.server.wire.ConnectionErrors;
import io.feldspar.server.wire.OpenSession;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One browser's connection: who asks, and the headers of every answer.
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// In what time a further request has to be there, from the last answer on.
    private static final Duration NEXT_REQUEST = Duration.ofSeconds(60);

    private final Site site;
    private final Executor threads;
    private final ConnectionErrors errors;
    private final Duration patience;
    private @Nullable Future<?> deadline;

    /// @param threads which may wait
    /// @param patience in what time the first request has to be there
    HttpHandler(Site site, Executor threads, ConnectionErrors errors, Duration patience) {
        this.site = site;
        this.threads = threads;
        this.errors = errors;
        this.patience = patience;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        await(context, patience);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        context.fireChannelInactive();
    }

    /// Waits for a whole request: one that comes a byte at a time is not waited for any longer.
    private void await(ChannelHandlerContext context, Duration limit) {
        deadline =
                context.executor()
                        .schedule(
                                () -> {
                                    var _ = context.close();
                                },
                                limit.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private void answered(ChannelHandlerContext context) {
        await(context, NEXT_REQUEST);
        context.channel().config().setAutoRead(true);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        stopWaiting();
        boolean keep = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        Request asked =
                new Request(
                        request.method(),
                        request.uri(),
                        request.headers(),
                        request.content().toString(StandardCharsets.UTF_8),
                        request.decoderResult().isSuccess());
        String address = OpenSession.text(context.channel().remoteAddress());
        context.channel().config().setAutoRead(false);
        threads.execute(
                () -> {
                    FullHttpResponse response = response(answer(asked, address), keep);
                    context.writeAndFlush(response)
                            .addListener(
                                    keep ? _ -> answered(context) : ChannelFutureListener.CLOSE);
                });
    }

    private Answer answer(Request request, String address) {
        try {
            if (!request.wellFormed()) {
                return Answer.text(HttpResponseStatus.BAD_REQUEST, "Malformed request\n");
            }
            if (!request.method().equals(HttpMethod.GET) && request.isOfOtherSite()) {
                return Answer.text(
                        HttpResponseStatus.FORBIDDEN, "Pages of other sites may change nothing\n");
            }
            if (!site.authenticates()) {
                return isOfThisMachine(request.host())
                        ? site.answer(request, null, address)
                        : Answer.text(
                                HttpResponseStatus.FORBIDDEN,
                                "A server without users answers only requests to localhost\n");
            }
            String user = site.user(request.authorization());
            return user == null
                    ? Answer.text(
                            HttpResponseStatus.UNAUTHORIZED, "A user and a password are required\n")
                    : site.answer(request, user, address);
        } catch (RuntimeException | IOException | Error error) {
            LOG.error("A request failed inside the server: {}", request.uri(), error);
            return Answer.text(HttpResponseStatus.INTERNAL_SERVER_ERROR, "Internal error\n");
        }
    }

    /// Whether the browser meant this machine: the name of another site may be made to lead here.
    private static boolean isOfThisMachine(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.replaceFirst(":\\d+$", "");
        return name.equals("localhost")
                || (name.matches("\\d+(\\.\\d+){3}|\\[[0-9a-fA-F:]+]") && isLoopback(name));
    }

    private static boolean isLoopback(String literal) {
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (IOException noAddress) {
            return false;
        }
    }

    private static FullHttpResponse response(Answer answer, boolean keep) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        answer.status(),
                        Unpooled.wrappedBuffer(answer.body()));
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, answer.type());
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (answer.status().equals(HttpResponseStatus.UNAUTHORIZED)) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Feldspar\"");
        }
        HttpUtil.setContentLength(response, answer.body().length);
        HttpUtil.setKeepAlive(response, keep);
        return response;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
        errors.close(context, error, PrematureChannelClosureException.class::isInstance);
    }
}
