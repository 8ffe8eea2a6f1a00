package io.feldspar.rdd.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/// A value of a type, or null if that is allowed: an Avro union with null first. The branches of a
/// type that is a union itself follow null.
record Slot(ValueCodec codec, boolean nullable) {

    Schema schema() {
        if (!nullable) {
            return codec.schema();
        }
        List<Schema> branches = new ArrayList<>();
        branches.add(Schema.create(Schema.Type.NULL));
        if (codec instanceof UnionCodec union) {
            branches.addAll(union.schema().getTypes());
        } else {
            branches.add(codec.schema());
        }
        return Schema.createUnion(branches);
    }

    void write(@Nullable Object value, Encoder out) throws IOException {
        if (value == null) {
            if (!nullable) {
                throw new CodecException("null instead of a value of %s".formatted(codec.schema()));
            }
            out.writeIndex(0);
        } else if (!nullable) {
            codec.write(value, out);
        } else if (codec instanceof UnionCodec union) {
            union.write(value, 1, out);
        } else {
            out.writeIndex(1);
            codec.write(value, out);
        }
    }

    @Nullable Object read(BinaryDecoder in) throws IOException {
        if (!nullable) {
            return codec.read(in);
        }
        int place = in.readIndex();
        if (place == 0) {
            return null;
        }
        if (codec instanceof UnionCodec union) {
            return union.read(place - 1, in);
        }
        if (place != 1) {
            throw new CodecException("a value or null has no branch " + place);
        }
        return codec.read(in);
    }
}
