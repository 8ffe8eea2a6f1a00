package io.feldspar.executor.variant;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A VARIANT value, or a part of one, as a view of its bytes.
///
/// ```text
/// bytes      metadata, value
/// metadata   header, number of names, offsets of the names, names
/// value      header, and what its kind has: digits, text, or number, names and offsets of parts
/// ```
/// The encoding is Parquet's, and the parts of a value share its metadata.
public final class Variant {

    private static final int SHORT_STRING = 1;
    private static final int OBJECT = 2;
    private static final int ARRAY = 3;

    private final byte[] heap;
    private final int metadata;
    private final int start;

    private Variant(byte[] heap, int metadata, int start) {
        this.heap = heap;
        this.metadata = metadata;
        this.start = start;
    }

    /// The value whose metadata begins there.
    public static Variant of(byte[] heap, int metadata) {
        Variant names = new Variant(heap, metadata, metadata);
        return new Variant(heap, metadata, names.metadataEnd());
    }

    static FeldsparException malformed() {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "A VARIANT has bytes that are not of its encoding",
                "Write the value again.");
    }

    private int unsigned(int at, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            value |= (heap[at + i] & 0xff) << (8 * i);
        }
        return value;
    }

    private long signed(int at, int width) {
        long value = heap[at + width - 1];
        for (int i = width - 2; i >= 0; i--) {
            value = (value << 8) | (heap[at + i] & 0xff);
        }
        return value;
    }

    // Metadata

    private int offsetSize() {
        return ((heap[metadata] >> 6) & 3) + 1;
    }

    private int names() {
        return unsigned(metadata + 1, offsetSize());
    }

    private int firstName() {
        return metadata + 1 + offsetSize() * (names() + 2);
    }

    private int nameOffset(int id) {
        return unsigned(metadata + 1 + offsetSize() * (id + 1), offsetSize());
    }

    /// The bytes of the metadata.
    public int metadataLength() {
        return metadataEnd() - metadata;
    }

    private int metadataEnd() {
        return firstName() + nameOffset(names());
    }

    private String name(int id) {
        int from = nameOffset(id);
        return new String(
                heap, firstName() + from, nameOffset(id + 1) - from, StandardCharsets.UTF_8);
    }

    // Kinds

    private int basic() {
        return heap[start] & 3;
    }

    private int header() {
        return (heap[start] >> 2) & 0x3f;
    }

    public VariantKind kind() {
        return switch (basic()) {
            case SHORT_STRING -> VariantKind.STRING;
            case OBJECT -> VariantKind.OBJECT;
            case ARRAY -> VariantKind.ARRAY;
            default -> VariantKind.of(header());
        };
    }

    public boolean isNull() {
        return heap[start] == 0;
    }

    // Primitive values

    /// The number of a BYTE, SHORT, INT or LONG, the days of a DATE, the microseconds of a TIME
    /// or a
    /// TIMESTAMP.
    public long integer() {
        return switch (kind()) {
            case BYTE -> signed(start + 1, 1);
            case SHORT -> signed(start + 1, 2);
            case INT, DATE -> signed(start + 1, 4);
            default -> signed(start + 1, 8);
        };
    }

    public double real() {
        return kind() == VariantKind.FLOAT
                ? Float.intBitsToFloat((int) signed(start + 1, 4))
                : Double.longBitsToDouble(signed(start + 1, 8));
    }

    public BigDecimal decimal() {
        int scale = heap[start + 1];
        return switch (kind()) {
            case DECIMAL4 -> BigDecimal.valueOf(signed(start + 2, 4), scale);
            case DECIMAL8 -> BigDecimal.valueOf(signed(start + 2, 8), scale);
            default -> {
                byte[] bytes = new byte[16];
                for (int i = 0; i < 16; i++) {
                    bytes[i] = heap[start + 17 - i];
                }
                yield new BigDecimal(new BigInteger(bytes), scale);
            }
        };
    }

    /// The bytes of a STRING or a BINARY.
    public byte[] bytes() {
        int length = basic() == SHORT_STRING ? header() : unsigned(start + 1, 4);
        int from = start + (basic() == SHORT_STRING ? 1 : 5);
        byte[] bytes = new byte[length];
        System.arraycopy(heap, from, bytes, 0, length);
        return bytes;
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public java.util.UUID uuid() {
        return new java.util.UUID(
                Long.reverseBytes(signed(start + 1, 8)), Long.reverseBytes(signed(start + 9, 8)));
    }

    // Objects and arrays

    private int countWidth() {
        boolean large = basic() == OBJECT ? (header() & 16) != 0 : (header() & 4) != 0;
        return large ? 4 : 1;
    }

    /// The number of fields of an OBJECT or elements of an ARRAY.
    public int size() {
        return unsigned(start + 1, countWidth());
    }

    private int idWidth() {
        return basic() == OBJECT ? ((header() >> 2) & 3) + 1 : 0;
    }

    /// The name of a field, which are in the order of their names.
    public String key(int index) {
        return name(unsigned(start + 1 + countWidth() + index * idWidth(), idWidth()));
    }

    /// The field or element at the index.
    public Variant part(int index) {
        int width = (header() & 3) + 1;
        int offsets = start + 1 + countWidth() + size() * idWidth();
        int values = offsets + (size() + 1) * width;
        return new Variant(heap, metadata, values + unsigned(offsets + index * width, width));
    }

    /// The field of an OBJECT, or null where it has none of that name.
    public @Nullable Variant field(String name) {
        if (basic() != OBJECT) {
            return null;
        }
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = key(middle).compareTo(name);
            if (order == 0) {
                return part(middle);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return null;
    }

    /// The element of an ARRAY, or null where it has none there.
    public @Nullable Variant element(int index) {
        return basic() == ARRAY && index >= 0 && index < size() ? part(index) : null;
    }

    private int end() {
        return switch (basic()) {
            case SHORT_STRING -> start + 1 + header();
            case OBJECT, ARRAY -> {
                int width = (header() & 3) + 1;
                int offsets = start + 1 + countWidth() + size() * idWidth();
                yield offsets + (size() + 1) * width + unsigned(offsets + size() * width, width);
            }
            default ->
                    start
                            + switch (kind()) {
                                case NULL, TRUE, FALSE, OBJECT, ARRAY -> 1;
                                case BYTE -> 2;
                                case SHORT -> 3;
                                case INT, DATE, FLOAT -> 5;
                                case DECIMAL4 -> 6;
                                case LONG, DOUBLE, TIMESTAMP, TIMESTAMP_TZ, TIME -> 9;
                                case DECIMAL8 -> 10;
                                case UUID -> 17;
                                case DECIMAL16 -> 18;
                                case BINARY, STRING -> 5 + unsigned(start + 1, 4);
                            };
        };
    }

    /// Hands over the bytes of this value alone, metadata first.
    public void copy(Bytes target) {
        int valueStart = metadataEnd();
        target.append(heap, metadata, valueStart - metadata);
        target.append(heap, start, end() - start);
    }

    /// Where bytes are put.
    @FunctionalInterface
    public interface Bytes {
        void append(byte[] bytes, int from, int count);
    }
}
