package io.feldspar.rdd.codec;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// An enum by the place of its constant.
record EnumCodec(Object[] constants, Schema schema) implements ValueCodec {

    static EnumCodec of(Class<?> type, String name, String namespace) {
        Object[] constants = type.getEnumConstants();
        return new EnumCodec(
                constants,
                Schema.createEnum(
                        name,
                        null,
                        namespace,
                        Arrays.stream(constants).map(each -> ((Enum<?>) each).name()).toList()));
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        out.writeEnum(((Enum<?>) value).ordinal());
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        int place = in.readEnum();
        if (place < 0 || place >= constants.length) {
            throw new CodecException("%s has no constant %d".formatted(schema, place));
        }
        return constants[place];
    }
}
