package io.feldspar.executor.source.parquet;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.source.parquet.decode.LittleEndian;
import io.feldspar.executor.source.parquet.format.BloomHeader;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column chunk's split-block Bloom filter, of which only the blocks that a question needs
/// are read.
final class BloomFilter {

    private static final int MAX_HEADER = 256;
    private static final int BLOCK = 32;
    private static final int[] SALT = {
        0x47b6137b,
        0x44974d91,
        0x8824ad5b,
        0xa2b7289d,
        0x705495c7,
        0x2df1424b,
        0x9efc4947,
        0x5c6bfb31
    };

    private final FileBytes file;
    private final long start;
    private final int blocks;

    private BloomFilter(FileBytes file, long start, int blocks) {
        this.file = file;
        this.start = start;
        this.blocks = blocks;
    }

    /// The filter at `offset`, or null where it is of an unknown kind or its length is not the
    /// footer's: with a wrong one, other blocks are asked than were written.
    ///
    /// @param footerLength of header and bits as the footer says, or -1
    static @Nullable BloomFilter open(FileBytes file, long offset, int footerLength) {
        int length = (int) Math.min(MAX_HEADER, file.size() - offset);
        byte[] head = new byte[Math.max(0, length)];
        file.read(offset, head, 0, length);
        try {
            BloomHeader header = BloomHeader.read(head, length);
            long total = (long) header.headerBytes() + header.bytes();
            boolean believed =
                    (footerLength < 0 || total == footerLength) && total <= file.size() - offset;
            return header.known() && believed
                    ? new BloomFilter(file, offset + header.headerBytes(), header.bytes() / BLOCK)
                    : null;
        } catch (CorruptDataException e) {
            throw Corruption.at(file, offset, "in a Bloom filter, " + e.getMessage(), e);
        }
    }

    /// Whether a value with these PLAIN bytes (without a length before them) may be in the
    /// chunk.
    boolean mayContain(byte[] plain) {
        long hash = XxHash64.hash(plain);
        long block = ((hash >>> 32) * blocks) >>> 32;
        byte[] words = new byte[BLOCK];
        file.read(start + block * BLOCK, words, 0, BLOCK);
        for (int i = 0; i < SALT.length; i++) {
            int bit = ((int) hash * SALT[i]) >>> 27;
            if ((LittleEndian.intAt(words, 4 * i) >>> bit & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /// The column and the values that a condition wants it to equal one of.
    record Question(int column, List<Literal> values) {}

    /// What the condition asks of a Bloom filter, or null where it cannot answer.
    static @Nullable Question question(Expression condition) {
        return switch (condition) {
            case Expression.Comparison(
                            ComparisonOperator operator,
                            InputRef(int column, _),
                            Literal value) ->
                    equality(operator, value) ? new Question(column, List.of(value)) : null;
            case Expression.Comparison(
                            ComparisonOperator operator,
                            Literal value,
                            InputRef(int column, _)) ->
                    equality(operator, value) ? new Question(column, List.of(value)) : null;
            case Expression.In(InputRef(int column, _), List<Literal> values) ->
                    new Question(column, values);
            default -> null;
        };
    }

    private static boolean equality(ComparisonOperator operator, Literal value) {
        return operator == ComparisonOperator.EQUAL
                || (operator == ComparisonOperator.NOT_DISTINCT_FROM && value.value() != null);
    }

    /// The value as the column stores it, or null where that cannot be told.
    static byte @Nullable [] stored(LeafColumn column, Literal literal) {
        Object value = literal.value();
        if (value == null || !literal.type().equals(column.type())) {
            return null;
        }
        return switch (column.conversion()) {
            case INT32 -> ofInt(((Number) value).intValue());
            case INT32_LONG -> {
                long unscaled = unscaled(value);
                yield unscaled == (int) unscaled ? ofInt((int) unscaled) : null;
            }
            case INT64 ->
                    ofLong(
                            value instanceof BigDecimal
                                    ? unscaled(value)
                                    : ((Number) value).longValue());
            case DOUBLE -> {
                double number = (Double) value;
                yield number == 0 || Double.isNaN(number)
                        ? null
                        : ofLong(Double.doubleToRawLongBits(number));
            }
            case FLOAT -> {
                float number = ((Double) value).floatValue();
                yield number == 0 || Float.isNaN(number)
                        ? null
                        : ofInt(Float.floatToRawIntBits(number));
            }
            case BYTES ->
                    value instanceof String text
                            ? text.getBytes(StandardCharsets.UTF_8)
                            : (byte[]) value;
            case BOOLEAN,
                    INT32_MILLIS,
                    UINT32,
                    INT64_MILLIS,
                    INT64_NANOS,
                    INT64_PAIR,
                    UINT64,
                    INT96,
                    FLOAT16,
                    FIXED_DECIMAL,
                    BYTES_DECIMAL,
                    FIXED_BYTES ->
                    null;
        };
    }

    private static long unscaled(Object decimal) {
        return ((BigDecimal) decimal).unscaledValue().longValueExact();
    }

    private static byte[] ofInt(int value) {
        byte[] bytes = new byte[4];
        LittleEndian.INT.set(bytes, 0, value);
        return bytes;
    }

    private static byte[] ofLong(long value) {
        byte[] bytes = new byte[8];
        LittleEndian.LONG.set(bytes, 0, value);
        return bytes;
    }
}
