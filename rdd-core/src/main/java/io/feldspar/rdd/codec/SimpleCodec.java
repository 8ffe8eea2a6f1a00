package io.feldspar.rdd.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// Numbers, booleans, strings and bytes.
enum SimpleCodec implements ValueCodec {
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
    DOUBLE(Schema.Type.DOUBLE) {
        @Override
        public void write(Object value, Encoder out) throws IOException {
            out.writeDouble((Double) value);
        }

        @Override
        public Object read(BinaryDecoder in) throws IOException {
            return in.readDouble();
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
            ValueCodec.writeString((String) value, out);
        }

        @Override
        public Object read(BinaryDecoder in) throws IOException {
            return ValueCodec.readString(in);
        }
    },
    BYTES(Schema.Type.BYTES) {
        @Override
        public void write(Object value, Encoder out) throws IOException {
            out.writeBytes((ByteBuffer) value);
        }

        @Override
        public Object read(BinaryDecoder in) throws IOException {
            return ByteBuffer.wrap(ValueCodec.readBytes(in));
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
        if (type == double.class || type == Double.class) {
            return DOUBLE;
        }
        if (type == boolean.class || type == Boolean.class) {
            return BOOLEAN;
        }
        if (type == String.class) {
            return STRING;
        }
        if (type == ByteBuffer.class) {
            return BYTES;
        }
        throw new IllegalArgumentException("there is no codec for " + type);
    }

    @Override
    public Schema schema() {
        return schema;
    }
}
