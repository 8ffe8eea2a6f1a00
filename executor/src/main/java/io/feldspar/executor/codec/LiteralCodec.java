package io.feldspar.executor.codec;

import io.feldspar.rdd.codec.CodecException;
import io.feldspar.rdd.codec.ValueCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/// The Java objects that [io.feldspar.executor.vector.Values] defines for the types, as a record of
/// an Avro union. A decimal is its scale and its unscaled value in two's complement, a map an array
/// of its keys and values in turn.
final class LiteralCodec implements ValueCodec {

    private static final int BOOLEAN = 0;
    private static final int INT = 1;
    private static final int LONG = 2;
    private static final int DOUBLE = 3;
    private static final int STRING = 4;
    private static final int BYTES = 5;
    private static final int DECIMAL = 6;
    private static final int LIST = 7;
    private static final int MAP = 8;

    private static final int NULL = 0;
    private static final int PRESENT = 1;

    private final Schema schema = Schema.createRecord("Constant", null, "io.feldspar.plan", false);

    LiteralCodec() {
        schema.setFields(List.of(new Schema.Field("value", values(schema))));
    }

    private static Schema values(Schema constant) {
        Schema elements =
                Schema.createArray(Schema.createUnion(Schema.create(Schema.Type.NULL), constant));
        return Schema.createUnion(
                Schema.create(Schema.Type.BOOLEAN),
                Schema.create(Schema.Type.INT),
                Schema.create(Schema.Type.LONG),
                Schema.create(Schema.Type.DOUBLE),
                Schema.create(Schema.Type.STRING),
                Schema.create(Schema.Type.BYTES),
                record(
                        "Decimal",
                        new Schema.Field("scale", Schema.create(Schema.Type.INT)),
                        new Schema.Field("unscaled", Schema.create(Schema.Type.BYTES))),
                elements,
                record("Entries", new Schema.Field("keysAndValues", elements)));
    }

    private static Schema record(String name, Schema.Field... fields) {
        return Schema.createRecord(name, null, "io.feldspar.plan", false, List.of(fields));
    }

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
            case List<?> list -> writeAll(LIST, list, out);
            case Map<?, ?> map -> writeAll(MAP, entries(map), out);
            default -> throw new CodecException("no literal is a " + value.getClass());
        }
    }

    /// The first key, its value, the second key, …
    private static List<@Nullable Object> entries(Map<?, ?> map) {
        List<@Nullable Object> entries = new ArrayList<>();
        map.forEach(
                (key, value) -> {
                    entries.add(key);
                    entries.add(value);
                });
        return entries;
    }

    private void writeAll(int kind, List<?> values, Encoder out) throws IOException {
        out.writeIndex(kind);
        out.writeArrayStart();
        out.setItemCount(values.size());
        for (Object value : values) {
            out.startItem();
            out.writeIndex(value == null ? NULL : PRESENT);
            if (value != null) {
                write(value, out);
            }
        }
        out.writeArrayEnd();
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
            case LIST -> readAll(in);
            case MAP -> {
                List<@Nullable Object> entries = readAll(in);
                Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i + 1 < entries.size(); i += 2) {
                    map.put(entries.get(i), entries.get(i + 1));
                }
                yield map;
            }
            default -> throw new CodecException("there is no literal of kind " + kind);
        };
    }

    private List<@Nullable Object> readAll(BinaryDecoder in) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                values.add(in.readIndex() == NULL ? null : read(in));
            }
        }
        return values;
    }
}
