package io.feldspar.executor.standalone.message;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import java.nio.ByteBuffer;
import org.apache.avro.SchemaNormalization;

/// Messages in Avro's binary encoding, behind the fingerprint of their schema.
public final class ClusterCodec {

    private static final ValueCodec CODEC =
            new ValueCodecs("io.feldspar.standalone").of(ClusterMessage.class);

    private static final long FINGERPRINT =
            SchemaNormalization.parsingFingerprint64(CODEC.schema());

    private ClusterCodec() {}

    public static ByteBuffer encode(ClusterMessage message) {
        byte[] bytes = ValueCodecs.encode(CODEC, message);
        return ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(FINGERPRINT)
                .put(bytes)
                .flip();
    }

    /// @throws CodecException where the bytes are anything else than one message of this build
    public static ClusterMessage decode(ByteBuffer message) {
        ByteBuffer bytes = message.slice();
        if (bytes.remaining() < Long.BYTES || bytes.getLong() != FINGERPRINT) {
            throw new CodecException("a message of another build of the cluster");
        }
        byte[] body = new byte[bytes.remaining()];
        bytes.get(body);
        try {
            return (ClusterMessage) ValueCodecs.decode(CODEC, body);
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CodecException("not a message of the cluster: " + e.getMessage(), e);
        }
    }
}
