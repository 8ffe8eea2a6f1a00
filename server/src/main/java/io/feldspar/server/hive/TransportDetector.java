package io.feldspar.server.hive;

import io.feldspar.jdbc.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.List;

/// Tells by its first byte how a client sends messages, and sets up the pipeline for that.
///
/// ```text
/// 01           SASL, whose first message is START      auth=none, the default of all drivers
/// 80           Thrift's binary protocol without frames auth=noSasl
/// a letter     HTTP                                    transportMode=http
/// ```
final class TransportDetector extends ByteToMessageDecoder {

    private static final int THRIFT = 0x80;
    private static final int MOST_LINE = 4096;
    private static final int MOST_HEADERS = 64 << 10;
    private static final int CHUNK = 64 << 10;

    private final HiveConnection connection;

    TransportDetector(HiveConnection connection) {
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws ProtocolException {
        int first = in.getUnsignedByte(in.readerIndex());
        ChannelPipeline pipeline = context.pipeline();
        if (first == SaslDecoder.START) {
            pipeline.replace(this, "sasl", new SaslDecoder(connection));
        } else if (first == THRIFT) {
            pipeline.replace(this, "thrift", new BareDecoder(connection));
        } else if (first >= 'A' && first <= 'Z') {
            connection.keepSessions();
            pipeline.addAfter(context.name(), "requests", new HttpRequests(connection));
            pipeline.replace(this, "http", new HttpServerCodec(MOST_LINE, MOST_HEADERS, CHUNK));
        } else {
            throw new ProtocolException("a connection begins with the byte " + first);
        }
    }
}
