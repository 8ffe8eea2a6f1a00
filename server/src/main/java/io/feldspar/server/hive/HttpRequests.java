package io.feldspar.server.hive;

import io.feldspar.server.wire.BasicCredentials;
import io.feldspar.server.wire.BearerToken;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Messages as bodies of POST requests, on any path, with the user and the password of Basic
/// authentication in each.
final class HttpRequests extends SimpleChannelInboundHandler<HttpObject> {

    private static final String THRIFT = "application/x-thrift";

    private final HiveConnection connection;
    private @Nullable HttpRequest head;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;
    private boolean refused;

    HttpRequests(HiveConnection connection) {
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (refused) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            refuse(context, HttpResponseStatus.BAD_REQUEST);
            return;
        }
        if (part instanceof HttpRequest request) {
            begin(context, request);
        }
        HttpRequest begun = head;
        if (part instanceof HttpContent content && begun != null) {
            if (body.readableBytes() + content.content().readableBytes()
                    > connection.messageLimit()) {
                refuse(context, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
                return;
            }
            body.writeBytes(content.content());
            if (part instanceof LastHttpContent) {
                head = null;
                context.fireChannelRead(request(begun));
            }
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            refuse(context, HttpResponseStatus.METHOD_NOT_ALLOWED);
        } else if (!connection.isAuthenticated()
                && request.headers().get(HttpHeaderNames.AUTHORIZATION) == null) {
            refuse(context, HttpResponseStatus.UNAUTHORIZED);
        } else if (HttpUtil.getContentLength(request, 0L) > connection.messageLimit()) {
            refuse(context, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        } else {
            if (HttpUtil.is100ContinueExpected(request)) {
                var _ =
                        context.writeAndFlush(
                                new DefaultFullHttpResponse(
                                        HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
            head = request;
            body = Unpooled.buffer();
        }
    }

    private ThriftRequest request(HttpRequest request) {
        byte[] bytes = new byte[body.readableBytes()];
        body.readBytes(bytes);
        body = Unpooled.EMPTY_BUFFER;
        boolean keep = HttpUtil.isKeepAlive(request);
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        return new ThriftRequest(
                bytes,
                (answer, length) -> response(answer, length, keep),
                caller -> authenticate(caller, authorization));
    }

    private static void authenticate(HiveConnection caller, @Nullable String authorization) {
        BearerToken token = BearerToken.parse(authorization);
        if (token != null) {
            caller.authenticate(token);
            return;
        }
        BasicCredentials credentials = BasicCredentials.parse(authorization);
        if (credentials == null) {
            caller.forget();
        } else {
            caller.authenticate(credentials.user(), credentials.password());
        }
    }

    private static FullHttpResponse response(byte[] answer, int length, boolean keep) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.OK,
                        Unpooled.wrappedBuffer(answer, 0, length));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, THRIFT);
        HttpUtil.setContentLength(response, length);
        HttpUtil.setKeepAlive(response, keep);
        return response;
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        refused = true;
        head = null;
        var _ = context.writeAndFlush(refusal(status)).addListener(ChannelFutureListener.CLOSE);
    }

    /// The answer to a malformed or unauthenticated request.
    static FullHttpResponse refusal(HttpResponseStatus status) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        status,
                        Unpooled.copiedBuffer(status.toString(), StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_PLAIN)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Feldspar\"");
        }
        HttpUtil.setContentLength(response, response.content().readableBytes());
        return response;
    }
}
