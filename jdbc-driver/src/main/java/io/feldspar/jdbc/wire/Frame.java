package io.feldspar.jdbc.wire;

import java.nio.ByteBuffer;

/// How messages lie in the stream of bytes. Numbers have their highest byte first.
///
/// ```text
/// length (4) of all that follows  code of the message (1)  request (4)  message in Avro's form
/// ```
/// The request is a number that the client chooses; replies bear that of what they answer. A reply
/// with [#NO_REQUEST] concerns the connection.
public final class Frame {

    /// The version of the protocol that these classes write.
    public static final int VERSION = 2;

    public static final int NO_REQUEST = 0;

    /// Bytes of the length, which it does not count.
    public static final int LENGTH_BYTES = 4;

    /// Bytes of a frame that the length counts and that are not the message.
    public static final int HEADER_BYTES = 5;

    /// What the length may be before a session is open.
    public static final int HANDSHAKE_LIMIT = 16 << 10;

    /// What the length may be at most in a reply: that of a batch, and some.
    public static final int REPLY_LIMIT = (1 << 30) + (1 << 16);

    private Frame() {}

    /// Appends the frame of a message.
    public static void write(AvroWriter out, int request, Message message) {
        int start = out.length();
        out.writeFixedInt(0);
        out.writeByte(message.type().code());
        out.writeFixedInt(request);
        message.write(out);
        out.patchFixedInt(start, out.length() - start - LENGTH_BYTES);
    }

    /// The request in the bytes that follow the length.
    public static int request(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt(1);
    }

    /// Fails unless a frame of that length may be.
    public static void checkLength(int length, int limit) throws ProtocolException {
        if (length < HEADER_BYTES || length > limit) {
            throw new ProtocolException(
                    "a frame has the length "
                            + length
                            + " where "
                            + HEADER_BYTES
                            + " to "
                            + limit
                            + " may be");
        }
    }
}
