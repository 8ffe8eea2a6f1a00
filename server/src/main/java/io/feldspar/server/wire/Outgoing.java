package io.feldspar.server.wire;

import io.feldspar.jdbc.wire.AvroWriter;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Message;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;

/// Sends messages to a client, from any thread. A failure to send closes the channel, and with it
/// the session.
final class Outgoing {

    private final Channel channel;

    Outgoing(Channel channel) {
        this.channel = channel;
    }

    /// Sends the messages in one piece.
    void send(int request, Message... messages) {
        AvroWriter frames = new AvroWriter();
        for (Message message : messages) {
            Frame.write(frames, request, message);
        }
        send(frames);
    }

    /// Sends frames, whose bytes are the channel's from now on, unless the client is gone.
    void send(AvroWriter frames) {
        if (!channel.isOpen()) {
            return;
        }
        channel.writeAndFlush(Unpooled.wrappedBuffer(frames.bytes(), 0, frames.length()))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /// Sends a last message and closes the connection.
    void sendLast(int request, Message message) {
        AvroWriter frame = new AvroWriter();
        Frame.write(frame, request, message);
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame.bytes(), 0, frame.length()))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /// Whether the client has taken what it was sent, or is gone, so that what is made for it takes
    /// no memory.
    boolean isTaken() {
        return !channel.isOpen() || channel.isWritable();
    }

    /// Whether the client accepts data; if not, senders wait.
    boolean isWritable() {
        return channel.isWritable();
    }
}
