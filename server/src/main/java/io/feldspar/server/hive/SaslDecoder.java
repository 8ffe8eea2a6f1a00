package io.feldspar.server.hive;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Thrift's SASL transport with the mechanism PLAIN (RFC 4616).
///
/// ```text
/// client  START "PLAIN"
///         OK or COMPLETE "authzid NUL user NUL password"
/// server  COMPLETE ""  or  BAD "why"
///
/// message of the handshake   status (1)  length (4)  payload
/// message of a session       length (4)  payload
/// ```
final class SaslDecoder extends ByteToMessageDecoder {

    static final int START = 1;
    private static final int OK = 2;
    private static final int BAD = 3;
    private static final int COMPLETE = 5;
    private static final int HEADER = 5;
    private static final int MOST_OF_HANDSHAKE = 4096;
    private static final String PLAIN = "PLAIN";

    private enum Phase {
        MECHANISM,
        RESPONSE,
        CHECK,
        SESSION,
        REFUSED
    }

    private final HiveConnection connection;
    private Phase phase = Phase.MECHANISM;

    SaslDecoder(HiveConnection connection) {
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws ProtocolException {
        switch (phase) {
            case MECHANISM, RESPONSE -> negotiate(context, in);
            case SESSION -> frame(in, out);
            case REFUSED -> in.skipBytes(in.readableBytes());
            case CHECK -> {
                if (in.readableBytes() > MOST_OF_HANDSHAKE) {
                    throw new ProtocolException("much came before the password was checked");
                }
            }
        }
    }

    private void negotiate(ChannelHandlerContext context, ByteBuf in) throws ProtocolException {
        if (in.readableBytes() < HEADER) {
            return;
        }
        int status = in.getByte(in.readerIndex());
        int length = in.getInt(in.readerIndex() + 1);
        if (length < 0 || length > MOST_OF_HANDSHAKE) {
            throw new ProtocolException("a message of SASL has %d bytes".formatted(length));
        }
        if (in.readableBytes() < HEADER + length) {
            return;
        }
        in.skipBytes(HEADER);
        String payload = in.readString(length, StandardCharsets.UTF_8);
        if (phase == Phase.MECHANISM) {
            if (!payload.equals(PLAIN)) {
                refuse(context, "The server authenticates with PLAIN, not with " + payload);
                return;
            }
            phase = Phase.RESPONSE;
        } else if (status == OK || status == COMPLETE) {
            check(context, payload.split("\0", -1));
        } else {
            throw new ProtocolException("the client ended the handshake with " + status);
        }
    }

    private void check(ChannelHandlerContext context, String... parts) throws ProtocolException {
        if (parts.length != 3) {
            throw new ProtocolException("user and password are not those of PLAIN");
        }
        phase = Phase.CHECK;
        connection
                .server()
                .limits()
                .threads()
                .execute(
                        () -> {
                            try {
                                connection.authenticate(parts[1], parts[2]);
                                context.executor().execute(() -> accept(context));
                            } catch (FeldsparException wrong) {
                                context.executor()
                                        .execute(
                                                () ->
                                                        refuse(
                                                                context,
                                                                String.valueOf(
                                                                        wrong.getMessage())));
                            }
                        });
    }

    private void accept(ChannelHandlerContext context) {
        phase = Phase.SESSION;
        var _ = context.writeAndFlush(message(COMPLETE, ""));
        context.pipeline().fireUserEventTriggered(RequestHandler.AUTHENTICATED);
        decodeWhatCameBefore(context);
    }

    /// A client need not wait for the answer.
    private void decodeWhatCameBefore(ChannelHandlerContext context) {
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception error) {
            context.fireExceptionCaught(error);
        }
    }

    private void refuse(ChannelHandlerContext context, String why) {
        phase = Phase.REFUSED;
        var _ = context.writeAndFlush(message(BAD, why)).addListener(ChannelFutureListener.CLOSE);
    }

    private static ByteBuf message(int status, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return Unpooled.buffer(HEADER + bytes.length)
                .writeByte(status)
                .writeInt(bytes.length)
                .writeBytes(bytes);
    }

    private void frame(ByteBuf in, List<Object> out) throws ProtocolException {
        if (in.readableBytes() < Integer.BYTES) {
            return;
        }
        int length = in.getInt(in.readerIndex());
        if (length < 0 || length > connection.messageLimit()) {
            throw new ProtocolException("a message has %d bytes".formatted(length));
        }
        if (in.readableBytes() >= Integer.BYTES + length) {
            in.skipBytes(Integer.BYTES);
            byte[] body = new byte[length];
            in.readBytes(body);
            out.add(
                    new ThriftRequest(
                            body, SaslDecoder::framed, ThriftRequest.Credentials.OF_CONNECTION));
        }
    }

    private static ByteBuf framed(byte[] bytes, int length) {
        return Unpooled.wrappedBuffer(
                Unpooled.buffer(Integer.BYTES).writeInt(length),
                Unpooled.wrappedBuffer(bytes, 0, length));
    }
}
