package io.feldspar.executor.codec;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// The Java objects that [io.feldspar.executor.vector.Values] defines for the types, as a record of
/// an Avro union. A decimal is its scale and its unscaled value in two's complement.
final class LiteralCodec implements ValueCodec {

    private static final int BOOLEAN = 0;
    private static final int INT = 1;
    private static final int LONG = 2;
    private static final int DOUBLE = 3;
    private static final int STRING = 4;
    private static final int BYTES = 5;
    private static final int DECIMAL = 6;

    private static final Schema VALUES =
            Schema.createUnion(
                    Schema.create(Schema.Type.BOOLEAN),
                    Schema.create(Schema.Type.INT),
                    Schema.create(Schema.Type.LONG),
                    Schema.create(Schema.Type.DOUBLE),
                    Schema.create(Schema.Type.STRING),
                    Schema.create(Schema.Type.BYTES),
                    Schema.createRecord(
                            "Decimal",
                            null,
                            "io.feldspar.plan",
                            false,
                            List.of(
                                    new Schema.Field("scale", Schema.create(Schema.Type.INT)),
                                    new Schema.Field(
                                            "unscaled", Schema.create(Schema.Type.BYTES)))));

    private final Schema schema =
            Schema.createRecord(
                    "Constant",
                    null,
                    "io.feldspar.plan",
                    false,
                    List.of(new Schema.Field("value", VALUES)));

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        switch (value) {
            case Boolean truth -> {
                out.writeIndex(BOOLEAN);
                out.writeBoolean(truth);
            }
            case Integer number -> {
                out.writeIndex(INT);
                out.writeInt(number);
            }
            case Long number -> {
                out.writeIndex(LONG);
                out.writeLong(number);
            }
            case Double number -> {
                out.writeIndex(DOUBLE);
                out.writeDouble(number);
            }
            case String text -> {
                out.writeIndex(STRING);
                ValueCodec.writeString(text, out);
            }
            case byte[] bytes -> {
                out.writeIndex(BYTES);
                out.writeBytes(ByteBuffer.wrap(bytes));
            }
            case BigDecimal decimal -> {
                out.writeIndex(DECIMAL);
                out.writeInt(decimal.scale());
                out.writeBytes(ByteBuffer.wrap(decimal.unscaledValue().toByteArray()));
            }
            default -> throw new CodecException("no literal is a " + value.getClass());
        }
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        int kind = in.readIndex();
        return switch (kind) {
            case BOOLEAN -> in.readBoolean();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case STRING -> ValueCodec.readString(in);
            case BYTES -> ValueCodec.readBytes(in);
            case DECIMAL -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(ValueCodec.readBytes(in)), scale);
            }
            default -> throw new CodecException("there is no literal of kind " + kind);
        };
    }
}
