package io.feldspar.executor.batch;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Types as bytes: a code, and the parameters of a parameterized type. A nested type is followed by
/// the types that it consists of.
final class TypeCodes {

    private static final int DECIMAL = 64;
    private static final int ARRAY = 65;
    private static final int MAP = 66;
    private static final int STRUCT = 67;

    private static final int MAX_DEPTH = 256;

    private TypeCodes() {}

    static void write(Type type, PayloadWriter out) {
        switch (type) {
            case SimpleType simple -> out.writeByte(code(simple));
            case DecimalType decimal -> {
                out.writeByte(DECIMAL);
                out.writeByte(decimal.precision());
                out.writeByte(decimal.scale());
            }
            case ArrayType array -> {
                out.writeByte(ARRAY);
                write(array.element(), out);
            }
            case MapType map -> {
                out.writeByte(MAP);
                write(map.key(), out);
                write(map.value(), out);
            }
            case StructType struct -> {
                out.writeByte(STRUCT);
                out.writeCount(struct.members().size());
                for (Member member : struct.members()) {
                    byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
                    out.writeCount(name.length);
                    out.writeBytes(name, 0, name.length);
                    write(member.type(), out);
                }
            }
        }
    }

    static Type read(PayloadReader in) throws CorruptBatchException {
        return read(in, 0);
    }

    private static Type read(PayloadReader in, int depth) throws CorruptBatchException {
        if (depth > MAX_DEPTH) {
            throw new CorruptBatchException("it has a type that is nested too deeply");
        }
        int code = in.readByte();
        return switch (code) {
            case ARRAY -> new ArrayType(read(in, depth + 1));
            case MAP -> {
                Type key = read(in, depth + 1);
                yield new MapType(key, read(in, depth + 1));
            }
            case STRUCT -> readStruct(in, depth);
            default -> readFlat(in, code);
        };
    }

    private static StructType readStruct(PayloadReader in, int depth) throws CorruptBatchException {
        List<Member> members = new ArrayList<>();
        int count = in.readCount(in.remaining());
        for (int i = 0; i < count; i++) {
            byte[] name = in.readBytes(in.readCount(in.remaining()));
            members.add(new Member(new String(name, StandardCharsets.UTF_8), read(in, depth + 1)));
        }
        if (members.isEmpty()) {
            throw new CorruptBatchException("it has a struct without fields");
        }
        return new StructType(members);
    }

    private static Type readFlat(PayloadReader in, int code) throws CorruptBatchException {
        if (code == DECIMAL) {
            int precision = in.readByte();
            int scale = in.readByte();
            try {
                return new DecimalType(precision, scale);
            } catch (IllegalArgumentException e) {
                throw new CorruptBatchException("it has a decimal type whose " + e.getMessage());
            }
        }
        for (SimpleType type : SimpleType.values()) {
            if (code(type) == code) {
                return type;
            }
        }
        throw new CorruptBatchException("it has an unknown type " + code);
    }

    /// Stable for a type, whatever its position in the enum.
    private static int code(SimpleType type) {
        return switch (type) {
            case NULL -> 0;
            case BOOLEAN -> 1;
            case TINYINT -> 2;
            case SMALLINT -> 3;
            case INTEGER -> 4;
            case BIGINT -> 5;
            case REAL -> 6;
            case DOUBLE -> 7;
            case DATE -> 8;
            case TIME -> 9;
            case TIMESTAMP -> 10;
            case TIMESTAMP_TZ -> 11;
            case INTERVAL_YEAR_MONTH -> 12;
            case INTERVAL_DAY_TIME -> 13;
            case VARCHAR -> 14;
            case VARBINARY -> 15;
            case UUID -> 16;
            case VARIANT -> 17;
        };
    }
}
