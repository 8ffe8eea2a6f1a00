package io.feldspar.executor.standalone.master;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;

/// Entries of a journal in Avro's binary encoding.
final class JournalCodec {

    private static final ValueCodec CODEC =
            new ValueCodecs("io.feldspar.journal").of(JournalEntry.class);

    private JournalCodec() {}

    static byte[] encode(JournalEntry entry) {
        return ValueCodecs.encode(CODEC, entry);
    }

    /// @throws CodecException where the bytes are not an entry
    static JournalEntry decode(byte[] bytes) {
        return (JournalEntry) ValueCodecs.decode(CODEC, bytes);
    }
}
