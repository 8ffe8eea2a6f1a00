package io.feldspar.sql.iceberg;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bounds of columns as Iceberg writes them: numbers in little-endian order, decimals as the bytes
/// of their unscaled value, text and bytes as they are.
final class BoundBytes {

    /// Longer bounds are cut off.
    private static final int MAX_LENGTH = 64;

    private BoundBytes() {}

    /// @param value as [io.feldspar.executor.source.parquet.FileSummary] gives it
    static byte @Nullable [] lower(Type type, Object value) {
        return value instanceof byte[] bytes && bytes.length > MAX_LENGTH
                ? Arrays.copyOf(bytes, characterStart(bytes))
                : exact(type, value);
    }

    /// Null where a shorter upper bound would have to be found.
    static byte @Nullable [] upper(Type type, Object value) {
        return value instanceof byte[] bytes && bytes.length > MAX_LENGTH
                ? null
                : exact(type, value);
    }

    /// Where the character begins that the limit would cut in two.
    private static int characterStart(byte[] bytes) {
        int end = MAX_LENGTH;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    /// Of a value that is not cut off, which may be a String too.
    static byte @Nullable [] exact(Type type, Object value) {
        return switch (type) {
            case DecimalType _ -> ((BigDecimal) value).unscaledValue().toByteArray();
            case NestedType _ -> null;
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> new byte[] {(byte) (truth(value) ? 1 : 0)};
                        case TINYINT, SMALLINT, INTEGER, DATE ->
                                bytes(4).putInt(((Number) value).intValue()).array();
                        case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ ->
                                bytes(8).putLong(((Number) value).longValue()).array();
                        case REAL -> bytes(4).putFloat(((Number) value).floatValue()).array();
                        case DOUBLE -> bytes(8).putDouble(((Number) value).doubleValue()).array();
                        case VARCHAR, VARBINARY, UUID ->
                                value instanceof String text
                                        ? text.getBytes(StandardCharsets.UTF_8)
                                        : (byte[]) value;
                        case NULL, VARIANT, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> null;
                    };
        };
    }

    private static boolean truth(Object value) {
        return value instanceof Boolean bool ? bool : ((Number) value).intValue() != 0;
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
