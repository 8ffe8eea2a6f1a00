package io.feldspar.rdd.protocol;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import org.apache.avro.Schema;

/// Control messages in Avro's binary encoding.
///
/// The schema follows from the message records and is compiled in: a peer's schema is never
/// looked at. Every length is checked against the bytes that are there before anything is
/// allocated for it.
public final class MessageCodec {

    /// No message is longer.
    public static final int MAX_BYTES = 16 << 20;

    private static final ValueCodec CODEC =
            new ValueCodecs("io.feldspar.control").of(Message.class);

    private MessageCodec() {}

    /// The Avro schema of all messages: a union with one branch for each.
    public static Schema schema() {
        return CODEC.schema();
    }

    public static byte[] encode(Message message) {
        byte[] bytes;
        try {
            bytes = ValueCodecs.encode(CODEC, message);
        } catch (CodecException e) {
            throw new ProtocolException("cannot encode " + message, e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new ProtocolException(
                    "a %s of %d bytes is longer than the %d that are allowed"
                            .formatted(
                                    message.getClass().getSimpleName(), bytes.length, MAX_BYTES));
        }
        return bytes;
    }

    /// Reads one message, which must fill the bytes.
    ///
    /// @throws ProtocolException if they are anything else
    public static Message decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new ProtocolException(
                    "a message of %d bytes is longer than the %d that are allowed"
                            .formatted(bytes.length, MAX_BYTES));
        }
        try {
            return (Message) ValueCodecs.decode(CODEC, bytes);
        } catch (RuntimeException e) {
            throw new ProtocolException("not a message: " + e.getMessage(), e);
        }
    }
}
