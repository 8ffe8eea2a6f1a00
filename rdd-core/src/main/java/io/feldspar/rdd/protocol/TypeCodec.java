package io.feldspar.rdd.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// Writes and reads values of one Java type in Avro's binary encoding.
interface TypeCodec {

    Schema schema();

    void write(Object value, Encoder out) throws IOException;

    Object read(BinaryDecoder in) throws IOException;

    /// The codec of a type that control messages are made of: numbers, strings, lists, maps of
    /// strings, enums, records and sealed interfaces of records.
    static TypeCodec of(Type type) {
        return of(type, new LinkedHashMap<>());
    }

    /// @param records codecs made so far, because Avro defines each record once
    static TypeCodec of(Type type, Map<Class<?>, TypeCodec> records) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? new ListCodec(of(arguments[0], records))
                    : new MapCodec();
        }
        Class<?> javaClass = (Class<?>) type;
        if (javaClass == long[].class) {
            return new LongsCodec();
        }
        if (javaClass.isEnum()) {
            return new EnumCodec(javaClass);
        }
        if (javaClass.isSealed() && javaClass.isInterface()) {
            return UnionCodec.of(javaClass, records);
        }
        if (javaClass.isRecord()) {
            TypeCodec known = records.get(javaClass);
            if (known == null) {
                known = RecordCodec.of(javaClass, records);
                records.put(javaClass, known);
            }
            return known;
        }
        return SimpleCodec.of(javaClass);
    }

    /// Reads a length and checks that as many bytes can follow.
    static int readLength(BinaryDecoder in) throws IOException {
        return checkLength(in.readLong(), in);
    }

    static int checkLength(long length, BinaryDecoder in) throws IOException {
        // A view of the decoder's buffer; closing it would close the decoder.
        InputStream rest = in.inputStream();
        if (length < 0 || length > rest.available()) {
            throw new ProtocolException(
                    "a length of %d where %d bytes are left".formatted(length, rest.available()));
        }
        return (int) length;
    }

    static String readString(BinaryDecoder in) throws IOException {
        byte[] bytes = new byte[readLength(in)];
        in.readFixed(bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Numbers, booleans, strings and bytes.
    enum SimpleCodec implements TypeCodec {
        LONG(Schema.Type.LONG) {
            @Override
            public void write(Object value, Encoder out) throws IOException {
                out.writeLong((Long) value);
            }

            @Override
            public Object read(BinaryDecoder in) throws IOException {
                return in.readLong();
            }
        },
        INT(Schema.Type.INT) {
            @Override
            public void write(Object value, Encoder out) throws IOException {
                out.writeInt((Integer) value);
            }

            @Override
            public Object read(BinaryDecoder in) throws IOException {
                return in.readInt();
            }
        },
        BOOLEAN(Schema.Type.BOOLEAN) {
            @Override
            public void write(Object value, Encoder out) throws IOException {
                out.writeBoolean((Boolean) value);
            }

            @Override
            public Object read(BinaryDecoder in) throws IOException {
                return in.readBoolean();
            }
        },
        STRING(Schema.Type.STRING) {
            @Override
            public void write(Object value, Encoder out) throws IOException {
                out.writeBytes(((String) value).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public Object read(BinaryDecoder in) throws IOException {
                return readString(in);
            }
        },
        BYTES(Schema.Type.BYTES) {
            @Override
            public void write(Object value, Encoder out) throws IOException {
                out.writeBytes((ByteBuffer) value);
            }

            @Override
            public Object read(BinaryDecoder in) throws IOException {
                byte[] bytes = new byte[readLength(in)];
                in.readFixed(bytes, 0, bytes.length);
                return ByteBuffer.wrap(bytes);
            }
        };

        private final Schema schema;

        SimpleCodec(Schema.Type type) {
            this.schema = Schema.create(type);
        }

        static SimpleCodec of(Class<?> type) {
            if (type == long.class || type == Long.class) {
                return LONG;
            }
            if (type == int.class || type == Integer.class) {
                return INT;
            }
            if (type == boolean.class) {
                return BOOLEAN;
            }
            if (type == String.class) {
                return STRING;
            }
            if (type == ByteBuffer.class) {
                return BYTES;
            }
            throw new IllegalArgumentException("control messages cannot hold a " + type);
        }

        @Override
        public Schema schema() {
            return schema;
        }
    }

    /// A list as an Avro array.
    record ListCodec(TypeCodec element, Schema schema) implements TypeCodec {

        ListCodec(TypeCodec element) {
            this(element, Schema.createArray(element.schema()));
        }

        @Override
        public void write(Object value, Encoder out) throws IOException {
            List<?> list = (List<?>) value;
            out.writeArrayStart();
            out.setItemCount(list.size());
            for (Object each : list) {
                out.startItem();
                element.write(each, out);
            }
            out.writeArrayEnd();
        }

        @Override
        public Object read(BinaryDecoder in) throws IOException {
            List<Object> list = new ArrayList<>();
            for (long n = in.readArrayStart(); n != 0; n = in.arrayNext()) {
                int items = checkLength(n, in);
                for (int i = 0; i < items; i++) {
                    list.add(element.read(in));
                }
            }
            return List.copyOf(list);
        }
    }

    /// A long array as an Avro array.
    record LongsCodec(Schema schema) implements TypeCodec {

        LongsCodec() {
            this(Schema.createArray(Schema.create(Schema.Type.LONG)));
        }

        @Override
        public void write(Object value, Encoder out) throws IOException {
            long[] longs = (long[]) value;
            out.writeArrayStart();
            out.setItemCount(longs.length);
            for (long each : longs) {
                out.startItem();
                out.writeLong(each);
            }
            out.writeArrayEnd();
        }

        @Override
        public Object read(BinaryDecoder in) throws IOException {
            long[] longs = new long[0];
            int filled = 0;
            for (long n = in.readArrayStart(); n != 0; n = in.arrayNext()) {
                int items = checkLength(n, in);
                longs = Arrays.copyOf(longs, filled + items);
                for (int i = 0; i < items; i++) {
                    longs[filled++] = in.readLong();
                }
            }
            return longs;
        }
    }

    /// A map of strings to strings.
    record MapCodec(Schema schema) implements TypeCodec {

        MapCodec() {
            this(Schema.createMap(Schema.create(Schema.Type.STRING)));
        }

        @Override
        public void write(Object value, Encoder out) throws IOException {
            Map<?, ?> map = (Map<?, ?>) value;
            out.writeMapStart();
            out.setItemCount(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.startItem();
                SimpleCodec.STRING.write(entry.getKey(), out);
                SimpleCodec.STRING.write(entry.getValue(), out);
            }
            out.writeMapEnd();
        }

        @Override
        public Object read(BinaryDecoder in) throws IOException {
            Map<String, String> map = new LinkedHashMap<>();
            for (long n = in.readMapStart(); n != 0; n = in.mapNext()) {
                int items = checkLength(n, in);
                for (int i = 0; i < items; i++) {
                    String key = readString(in);
                    map.put(key, readString(in));
                }
            }
            return Collections.unmodifiableMap(map);
        }
    }

    /// An enum by the place of its constant.
    record EnumCodec(Object[] constants, Schema schema) implements TypeCodec {

        EnumCodec(Class<?> type) {
            this(
                    type.getEnumConstants(),
                    Schema.createEnum(
                            type.getSimpleName(),
                            null,
                            RecordCodec.NAMESPACE,
                            Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()));
        }

        @Override
        public void write(Object value, Encoder out) throws IOException {
            out.writeEnum(((Enum<?>) value).ordinal());
        }

        @Override
        public Object read(BinaryDecoder in) throws IOException {
            int place = in.readEnum();
            if (place < 0 || place >= constants.length) {
                throw new ProtocolException("%s has no constant %d".formatted(schema, place));
            }
            return constants[place];
        }
    }
}
