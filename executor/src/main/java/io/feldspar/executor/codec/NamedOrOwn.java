package io.feldspar.executor.codec;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// Functions: those of the engine by name, and those of users as the records that they are.
///
/// @param user the class of the records
record NamedOrOwn(Class<?> user, ValueCodec named, ValueCodec own) implements ValueCodec {

    private static final int NAMED = 0;
    private static final int OWN = 1;

    @Override
    public Schema schema() {
        return Schema.createUnion(named.schema(), own.schema());
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        boolean isOwn = user.isInstance(value);
        out.writeIndex(isOwn ? OWN : NAMED);
        (isOwn ? own : named).write(value, out);
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        return switch (in.readIndex()) {
            case NAMED -> named.read(in);
            case OWN -> own.read(in);
            default -> throw new CodecException("a function is neither named nor a user's");
        };
    }
}
