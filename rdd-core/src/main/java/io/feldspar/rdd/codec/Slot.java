package io.feldspar.rdd.codec;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/// Where a value of a type stands, or null where that is allowed: an Avro union with null first.
record Slot(ValueCodec codec, boolean nullable) {

    Schema schema() {
        return nullable
                ? Schema.createUnion(Schema.create(Schema.Type.NULL), codec.schema())
                : codec.schema();
    }

    void write(@Nullable Object value, Encoder out) throws IOException {
        if (nullable) {
            out.writeIndex(value == null ? 0 : 1);
        }
        if (value != null) {
            codec.write(value, out);
        } else if (!nullable) {
            throw new CodecException("null where a value of %s stands".formatted(codec.schema()));
        }
    }

    @Nullable Object read(BinaryDecoder in) throws IOException {
        if (!nullable) {
            return codec.read(in);
        }
        int place = in.readIndex();
        return switch (place) {
            case 0 -> null;
            case 1 -> codec.read(in);
            default -> throw new CodecException("a value or null has no branch " + place);
        };
    }
}
