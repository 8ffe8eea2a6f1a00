package io.feldspar.executor.batch;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;

/// Types as bytes: a code, and the parameters of a parameterized type. A nested type will be
/// followed by the types of its elements.
final class TypeCodes {

    private static final int DECIMAL = 64;

    private TypeCodes() {}

    static void write(Type type, PayloadWriter out) {
        switch (type) {
            case SimpleType simple -> out.writeByte(code(simple));
            case DecimalType decimal -> {
                out.writeByte(DECIMAL);
                out.writeByte(decimal.precision());
                out.writeByte(decimal.scale());
            }
        }
    }

    static Type read(PayloadReader in) throws CorruptBatchException {
        int code = in.readByte();
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

    /// Never changes for a type, wherever it stands in the enum.
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
        };
    }
}
