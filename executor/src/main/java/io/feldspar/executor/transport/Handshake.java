package io.feldspar.executor.transport;

import io.feldspar.rdd.protocol.Greeting;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first bytes of a connection. All have fixed lengths, and nothing else is decoded before both
/// ends have proved that they know the application's secret.
///
/// ```text
/// server                                                    client
///   magic, version, fingerprint, nonce            ──►
///                     ◄──   magic, version, fingerprint, nonce, proof
///   proof                                          ──►
/// ```
final class Handshake extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

    static final int MAGIC = 0x46535031;
    static final int NONCE_BYTES = 32;
    static final int HELLO_BYTES = 2 * Integer.BYTES + Long.BYTES + NONCE_BYTES;
    private static final int SECONDS = 30;
    private static final byte OF_SERVER = 's';
    private static final byte OF_CLIENT = 'c';

    private final Credentials credentials;
    private final boolean server;
    private final Consumer<ChannelHandlerContext> done;
    private final byte[] mine = new byte[NONCE_BYTES];
    private byte[] theirs = new byte[0];
    private boolean over;

    /// @param server whether this end has accepted the connection
    /// @param done called when both ends are known to each other
    Handshake(Credentials credentials, boolean server, Consumer<ChannelHandlerContext> done) {
        this.credentials = credentials;
        this.server = server;
        this.done = done;
        new SecureRandom().nextBytes(mine);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        if (server) {
            var _ = context.writeAndFlush(hello(context, 0));
        }
        var timer =
                context.executor()
                        .schedule(
                                () -> refuse(context, "it sent nothing for too long"),
                                SECONDS,
                                TimeUnit.SECONDS);
        var _ = context.channel().closeFuture().addListener(_ -> timer.cancel(false));
        super.channelActive(context);
    }

    private ByteBuf hello(ChannelHandlerContext context, int more) {
        return context.alloc()
                .buffer(HELLO_BYTES + more)
                .writeInt(MAGIC)
                .writeInt(Greeting.VERSION)
                .writeLong(PacketCodec.FINGERPRINT)
                .writeBytes(mine);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (over) {
            in.skipBytes(in.readableBytes());
        } else if (theirs.length == 0) {
            readHello(context, in);
        } else if (in.readableBytes() >= Credentials.MAC_BYTES) {
            readProof(context, in);
        }
    }

    private void readHello(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < HELLO_BYTES) {
            if (in.readableBytes() >= Integer.BYTES && in.getInt(in.readerIndex()) != MAGIC) {
                refuse(context, "it speaks another protocol");
            }
            return;
        }
        if (in.readInt() != MAGIC) {
            refuse(context, "it speaks another protocol");
            return;
        }
        int version = in.readInt();
        if (version != Greeting.VERSION || in.readLong() != PacketCodec.FINGERPRINT) {
            refuse(context, "it is of another build, with version %d".formatted(version));
            return;
        }
        theirs = new byte[NONCE_BYTES];
        in.readBytes(theirs);
        if (!server) {
            var _ =
                    context.writeAndFlush(
                            hello(context, Credentials.MAC_BYTES).writeBytes(proof(OF_CLIENT)));
        }
    }

    private void readProof(ChannelHandlerContext context, ByteBuf in) {
        byte[] given = new byte[Credentials.MAC_BYTES];
        in.readBytes(given);
        if (!MessageDigest.isEqual(given, proof(server ? OF_CLIENT : OF_SERVER))) {
            refuse(context, "it does not know the secret of the application");
            return;
        }
        over = true;
        if (server) {
            var _ = context.writeAndFlush(context.alloc().buffer().writeBytes(proof(OF_SERVER)));
        }
        done.accept(context);
        // Bytes that came behind the proof go to the handlers that were added.
        var _ = context.pipeline().remove(this);
    }

    private byte[] proof(byte role) {
        return server
                ? credentials.proof(role, PacketCodec.FINGERPRINT, mine, theirs)
                : credentials.proof(role, PacketCodec.FINGERPRINT, theirs, mine);
    }

    private void refuse(ChannelHandlerContext context, String why) {
        if (!over) {
            over = true;
            LOG.warn("A connection from {} is closed: {}", context.channel().remoteAddress(), why);
            var _ = context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        refuse(context, String.valueOf(cause.getMessage()));
    }
}
