package io.feldspar.executor.transport;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import io.feldspar.rdd.protocol.MessageCodec;
import org.apache.avro.SchemaNormalization;

/// Packets in Avro's binary encoding. The schema follows from the records and is compiled in; the
/// handshake compares its fingerprint.
final class PacketCodec {

    /// No packet is longer: a control message, or a chunk of a block, and what is around it.
    static final int MAX_BYTES = MessageCodec.MAX_BYTES + 1024;

    private static final ValueCodec CODEC =
            new ValueCodecs("io.feldspar.transport").of(Packet.class);

    /// Tells builds with other messages apart.
    static final long FINGERPRINT =
            SchemaNormalization.parsingFingerprint64(CODEC.schema())
                    ^ SchemaNormalization.parsingFingerprint64(MessageCodec.schema());

    private PacketCodec() {}

    static byte[] encode(Packet packet) {
        return ValueCodecs.encode(CODEC, packet);
    }

    /// @throws CodecException where the bytes are anything else than one packet
    static Packet decode(byte[] bytes) {
        try {
            return (Packet) ValueCodecs.decode(CODEC, bytes);
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CodecException("not a packet: " + e.getMessage(), e);
        }
    }
}
