package io.feldspar.executor.codec;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import java.io.IOException;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// Values that a text stands for: functions by name, paths.
///
/// @param write the text of a value
/// @param read the value of a text
record TextCodec(Function<Object, String> write, Function<String, ?> read) implements ValueCodec {

    static <V> TextCodec of(
            Class<V> type, Function<V, String> write, Function<String, ? extends V> read) {
        return new TextCodec(value -> write.apply(type.cast(value)), read);
    }

    @Override
    public Schema schema() {
        return Schema.create(Schema.Type.STRING);
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        ValueCodec.writeString(write.apply(value), out);
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        String text = ValueCodec.readString(in);
        try {
            return read.apply(text);
        } catch (RuntimeException e) {
            throw new CodecException("'%s' is unknown here".formatted(text), e);
        }
    }
}
