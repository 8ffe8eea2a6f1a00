package io.feldspar.rdd.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/// Control messages in Avro's binary encoding.
///
/// The schema follows from the message records and is compiled in: a peer's schema is never
/// looked at. Every length is checked against the bytes that are there before anything is
/// allocated for it.
public final class MessageCodec {

    /// No message is longer.
    public static final int MAX_BYTES = 16 << 20;

    private static final TypeCodec CODEC = TypeCodec.of(Message.class);

    private MessageCodec() {}

    /// The Avro schema of all messages: a union with one branch for each.
    public static Schema schema() {
        return CODEC.schema();
    }

    public static byte[] encode(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            CODEC.write(message, encoder);
        } catch (IOException e) {
            throw new ProtocolException("cannot encode " + message, e);
        }
        if (bytes.size() > MAX_BYTES) {
            throw new ProtocolException(
                    "a %s of %d bytes is longer than the %d that are allowed"
                            .formatted(
                                    message.getClass().getSimpleName(), bytes.size(), MAX_BYTES));
        }
        return bytes.toByteArray();
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
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        try {
            Message message = (Message) CODEC.read(decoder);
            if (!decoder.isEnd()) {
                throw new ProtocolException("bytes are left after a message");
            }
            return message;
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ProtocolException("not a message: " + e.getMessage(), e);
        }
    }
}
