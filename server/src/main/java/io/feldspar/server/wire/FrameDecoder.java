package io.feldspar.server.wire;

import io.feldspar.jdbc.wire.AvroReader;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.MessageType;
import io.feldspar.jdbc.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/// Cuts a client's bytes into messages. A frame that is too long is refused by its length, before
/// anything is allocated for it.
final class FrameDecoder extends ByteToMessageDecoder {

    private int limit = Frame.HANDSHAKE_LIMIT;
    private boolean broken;

    /// How long frames may be from now on. Called on the connection's thread.
    void limit(long bytes) {
        limit = (int) bytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws ProtocolException {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < Frame.LENGTH_BYTES) {
            return;
        }
        int length = in.getInt(in.readerIndex());
        try {
            Frame.checkLength(length, limit);
            if (in.readableBytes() - Frame.LENGTH_BYTES >= length) {
                byte[] bytes = new byte[length];
                in.skipBytes(Frame.LENGTH_BYTES).readBytes(bytes);
                AvroReader body = new AvroReader(bytes, Frame.HEADER_BYTES, length);
                out.add(new Incoming(Frame.request(bytes), MessageType.read(bytes[0], body)));
            }
        } catch (ProtocolException error) {
            broken = true;
            throw error;
        }
    }
}
