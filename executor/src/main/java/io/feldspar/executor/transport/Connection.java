package io.feldspar.executor.transport;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.protocol.MessageCodec;
import io.feldspar.rdd.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection between two processes that know each other. Any thread may use it.
public final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Channel channel;
    private final Partner partner;
    private final AtomicLong nextAsk = new AtomicLong(1);
    private final Map<Long, CompletableFuture<Reply>> asked = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Connection(Channel channel, Partner partner) {
        this.channel = channel;
        this.partner = partner;
    }

    /// Sends a control message; it is lost where the connection is over.
    public void tell(Message message) {
        send(new Packet.Control(ByteBuffer.wrap(MessageCodec.encode(message))));
    }

    /// Asks the other end. The answer fails with an [IOException] where the connection ends first.
    public CompletableFuture<Reply> ask(Question question) {
        long id = nextAsk.getAndIncrement();
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send(new Packet.Ask(id, question));
        if (closed) {
            failAsked();
        }
        return answer;
    }

    private void send(Packet packet) {
        byte[] bytes = PacketCodec.encode(packet);
        if (bytes.length > PacketCodec.MAX_BYTES) {
            throw new ProtocolException(
                    "a packet of %d bytes is longer than the %d that are allowed"
                            .formatted(bytes.length, PacketCodec.MAX_BYTES));
        }
        ByteBuf length = Unpooled.buffer(Integer.BYTES).writeInt(bytes.length);
        var _ =
                channel.writeAndFlush(
                        Unpooled.wrappedBuffer(length, Unpooled.wrappedBuffer(bytes)));
    }

    /// The address of this end.
    public String localHost() {
        InetSocketAddress local = (InetSocketAddress) channel.localAddress();
        return local.getAddress().getHostAddress();
    }

    public void close() {
        var _ = channel.close();
    }

    private void failAsked() {
        for (Long id : asked.keySet()) {
            CompletableFuture<Reply> waiting = asked.remove(id);
            if (waiting != null) {
                waiting.completeExceptionally(new IOException("the connection is over"));
            }
        }
    }

    /// Takes packets off the channel.
    final class Receiver extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            byte[] bytes = new byte[frame.readableBytes()];
            frame.readBytes(bytes);
            switch (PacketCodec.decode(bytes)) {
                case Packet.Control control ->
                        partner.told(Connection.this, MessageCodec.decode(bytes(control)));
                case Packet.Ask ask -> take(ask);
                case Packet.Answer answer -> {
                    CompletableFuture<Reply> waiting = asked.remove(answer.id());
                    if (waiting != null) {
                        waiting.complete(answer.reply());
                    }
                }
            }
        }

        private static byte[] bytes(Packet.Control control) {
            byte[] message = new byte[control.message().remaining()];
            control.message().get(message);
            return message;
        }

        private void take(Packet.Ask ask) {
            try {
                partner.asked(
                        Connection.this,
                        ask.question(),
                        reply -> send(new Packet.Answer(ask.id(), reply)));
            } catch (CodecException | ProtocolException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warn("A question failed: {}", ask.question().getClass().getSimpleName(), e);
                send(new Packet.Answer(ask.id(), new Reply.Failed(Failure.of(e))));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            closed = true;
            failAsked();
            partner.closed(Connection.this);
            super.channelInactive(context);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.warn(
                    "A connection with {} is closed: {}",
                    channel.remoteAddress(),
                    cause.toString());
            var _ = context.close();
        }
    }
}
