package io.feldspar.server.hive;

import io.feldspar.jdbc.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/// Messages that follow each other without frames.
final class BareDecoder extends ByteToMessageDecoder {

    private final HiveConnection connection;
    private MessageScanner scanner;

    BareDecoder(HiveConnection connection) {
        this.connection = connection;
        this.scanner = new MessageScanner(connection.messageLimit());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws ProtocolException {
        int length = scanner.scan(in);
        if (length >= 0) {
            byte[] body = new byte[length];
            in.readBytes(body);
            scanner = new MessageScanner(connection.messageLimit());
            out.add(
                    new ThriftRequest(
                            body,
                            (bytes, count) -> Unpooled.wrappedBuffer(bytes, 0, count),
                            ThriftRequest.Credentials.OF_CONNECTION));
        }
    }
}
