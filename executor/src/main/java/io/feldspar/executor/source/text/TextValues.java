package io.feldspar.executor.source.text;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.cast.UuidText;
import io.feldspar.executor.function.cast.VariantJson;
import io.feldspar.executor.function.time.TimeText;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.VectorBuilder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Appends values written as text to columns, as CAST would convert them, but tells by `false`
/// rather than by an exception where the text is not a value of the column's type.
///
/// Blanks around values count in VARCHAR only. Belongs to one thread.
public final class TextValues {

    private final @Nullable TimeFormat dates;
    private final @Nullable TimeFormat timestamps;
    private final Slice slice = new Slice();

    public TextValues() {
        this(null, null);
    }

    /// @param dates how dates are written, or null for ISO 8601
    /// @param timestamps likewise
    public TextValues(@Nullable TimeFormat dates, @Nullable TimeFormat timestamps) {
        this.dates = dates;
        this.timestamps = timestamps;
    }

    /// Appends the text `heap[start..start+length)` and returns true; or false, and nothing is
    /// appended.
    public boolean append(byte[] heap, int start, int length, VectorBuilder target) {
        if (target.type() == SimpleType.VARCHAR) {
            if (!validUtf8(heap, start, length)) {
                return false;
            }
            target.appendBytes(heap, start, length);
            return true;
        }
        int from = start;
        int to = start + length;
        while (from < to && blank(heap[from])) {
            from++;
        }
        while (to > from && blank(heap[to - 1])) {
            to--;
        }
        return from < to && appendTrimmed(heap, from, to - from, target);
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }

    private boolean appendTrimmed(byte[] heap, int start, int length, VectorBuilder target) {
        return switch (target.type()) {
            case DecimalType decimal -> decimal(heap, start, length, decimal, target);
            case NestedType nested ->
                    throw new IllegalArgumentException("not read from text: " + nested);
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> bool(heap, start, length, target);
                        case TINYINT -> whole(heap, start, length, Byte.MAX_VALUE, target);
                        case SMALLINT -> whole(heap, start, length, Short.MAX_VALUE, target);
                        case INTEGER -> whole(heap, start, length, Integer.MAX_VALUE, target);
                        case BIGINT -> big(heap, start, length, target);
                        case REAL, DOUBLE -> real(heap, start, length, target);
                        case DATE -> date(heap, start, length, target);
                        case TIME -> time(heap, start, length, target);
                        case TIMESTAMP, TIMESTAMP_TZ -> timestamp(heap, start, length, target);
                        case VARBINARY -> {
                            target.appendBytes(heap, start, length);
                            yield true;
                        }
                        case INTERVAL_YEAR_MONTH -> {
                            slice.set(heap, start, length);
                            yield attempt(() -> target.appendInt(TimeText.parseMonths(slice)));
                        }
                        case INTERVAL_DAY_TIME -> {
                            slice.set(heap, start, length);
                            yield attempt(() -> target.appendLong(TimeText.parseMicros(slice)));
                        }
                        case UUID -> {
                            slice.set(heap, start, length);
                            yield attempt(() -> UuidText.append(slice, target));
                        }
                        case VARIANT -> json(heap, start, length, target);
                        case VARCHAR, NULL -> false;
                    };
        };
    }

    private static boolean json(byte[] heap, int start, int length, VectorBuilder target) {
        byte[] value = VariantJson.parse(heap, start, length);
        if (value != null) {
            target.appendBytes(value, 0, value.length);
        }
        return value != null;
    }

    private static boolean attempt(Runnable append) {
        try {
            append.run();
            return true;
        } catch (FeldsparException _) {
            return false;
        }
    }

    /// Whether the bytes are UTF-8.
    public static boolean validUtf8(byte[] heap, int start, int length) {
        int signs = 0;
        for (int i = start; i < start + length; i++) {
            signs |= heap[i];
        }
        if (signs >= 0) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(heap, start, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean bool(byte[] heap, int start, int length, VectorBuilder target) {
        if (length > 5) {
            return false;
        }
        String text = new String(heap, start, length, StandardCharsets.ISO_8859_1);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes", "y" -> {
                target.appendBoolean(true);
                yield true;
            }
            case "false", "f", "0", "no", "n" -> {
                target.appendBoolean(false);
                yield true;
            }
            default -> false;
        };
    }

    private static boolean whole(
            byte[] heap, int start, int length, long max, VectorBuilder target) {
        long value = Digits.parse(heap, start, length);
        boolean fits = value <= max && value >= -max - 1;
        if (fits) {
            target.appendInt((int) value);
        }
        return fits;
    }

    private static boolean big(byte[] heap, int start, int length, VectorBuilder target) {
        long value = Digits.parse(heap, start, length);
        if (value == Digits.NONE && !Digits.isSmallest(heap, start, length)) {
            return false;
        }
        target.appendLong(value);
        return true;
    }

    private static boolean real(byte[] heap, int start, int length, VectorBuilder target) {
        double value = Digits.parseDouble(heap, start, length);
        if (Double.isNaN(value) && !Digits.isNaN(heap, start, length)) {
            return false;
        }
        target.appendDouble(value);
        return true;
    }

    private static boolean decimal(
            byte[] heap, int start, int length, DecimalType type, VectorBuilder target) {
        if (type.precision() <= DecimalType.MAX_LONG_PRECISION) {
            long unscaled = Digits.parseUnscaled(heap, start, length, type.scale());
            if (unscaled != Digits.NONE && Digits.fits(unscaled, type.precision())) {
                target.appendLong(unscaled);
                return true;
            }
        }
        if (length > 400 || !Digits.looksNumeric(heap, start, length)) {
            return false;
        }
        String text = new String(heap, start, length, StandardCharsets.ISO_8859_1);
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) <= 400
                    && target.appendDecimal(
                            value.setScale(type.scale(), java.math.RoundingMode.HALF_UP));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private boolean date(byte[] heap, int start, int length, VectorBuilder target) {
        if (dates != null) {
            Integer day = dates.day(new String(heap, start, length, StandardCharsets.UTF_8));
            if (day != null) {
                target.appendInt(day);
            }
            return day != null;
        }
        if (!looksLikeDate(heap, start, length) || length > 11) {
            return false;
        }
        slice.set(heap, start, length);
        return attempt(() -> target.appendInt(TimeText.parseDate(slice)));
    }

    private boolean time(byte[] heap, int start, int length, VectorBuilder target) {
        if (length < 4 || length > 20 || !Digits.isDigit(heap[start])) {
            return false;
        }
        slice.set(heap, start, length);
        return attempt(() -> target.appendLong(TimeText.parseTime(slice)));
    }

    private boolean timestamp(byte[] heap, int start, int length, VectorBuilder target) {
        if (timestamps != null) {
            Long micros =
                    timestamps.micros(new String(heap, start, length, StandardCharsets.UTF_8));
            if (micros != null) {
                target.appendLong(micros);
            }
            return micros != null;
        }
        if (!looksLikeDate(heap, start, length)) {
            return false;
        }
        slice.set(heap, start, length);
        return attempt(() -> target.appendLong(TimeText.parseTimestamp(slice)));
    }

    /// Whether it is worth trying: a digit or sign first, a hyphen soon after.
    private static boolean looksLikeDate(byte[] heap, int start, int length) {
        if (length < 6 || length > 40 || !(Digits.isDigit(heap[start]) || heap[start] == '-')) {
            return false;
        }
        for (int i = start + 1; i < start + 6; i++) {
            if (heap[i] == '-') {
                return true;
            }
        }
        return false;
    }
}
