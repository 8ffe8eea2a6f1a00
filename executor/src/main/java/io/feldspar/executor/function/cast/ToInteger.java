package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Argument.Range;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;

/// CAST to TINYINT, SMALLINT, INTEGER and BIGINT. Fractions are rounded: of decimals half away
/// from zero, of doubles half to even.
public final class ToInteger {

    private ToInteger() {}

    static ScalarCode code(Argument from, SimpleType to) {
        boolean wide = to == SimpleType.BIGINT;
        long max = max(to);
        Type type = from.type();
        return switch (type.form()) {
            case BYTE ->
                    ScalarCode.of(
                            ToInteger.class,
                            wide ? "booleanToLong" : "booleanToInt",
                            (in, out) -> {
                                out.int64 = booleanToLong(in[0].bool);
                                out.int32 = booleanToInt(in[0].bool);
                            });
            case INT, LONG -> {
                if (type instanceof DecimalType decimal) {
                    yield decimal(decimal, to);
                }
                if (!type.numeric()) {
                    yield other(type, to);
                }
                yield integers(from, to, max);
            }
            case LONG_PAIR -> decimal((DecimalType) type, to);
            case DOUBLE ->
                    ScalarCode.of(
                                    ToInteger.class,
                                    wide ? "doubleToLong" : "doubleToInt",
                                    (in, out) -> {
                                        out.int64 = doubleToLong(in[0].real, max);
                                        out.int32 = (int) out.int64;
                                    },
                                    max)
                            .failing();
            case LIST, STRUCT -> throw CastCode.mismatch(type, to);
            case BYTES -> {
                if (type != SimpleType.VARCHAR) {
                    throw CastCode.mismatch(type, to);
                }
                yield ScalarCode.of(
                                ToInteger.class,
                                wide ? "textToLong" : "textToInt",
                                (in, out) -> {
                                    out.int64 = textToLong(in[0].slice, max);
                                    out.int32 = (int) out.int64;
                                },
                                max)
                        .failing();
            }
        };
    }

    private static ScalarCode other(Type from, SimpleType to) {
        boolean months = from == SimpleType.INTERVAL_YEAR_MONTH;
        if (!months && from != SimpleType.INTERVAL_DAY_TIME) {
            throw CastCode.mismatch(from, to);
        }
        long max = max(to);
        return ScalarCode.interpreted(
                        (in, out) -> {
                            out.int64 = check(months ? in[0].int32 : in[0].int64, max);
                            out.int32 = (int) out.int64;
                        })
                .failing();
    }

    private static ScalarCode integers(Argument from, SimpleType to, long max) {
        boolean wideFrom = from.type().form() == PhysicalForm.LONG;
        boolean wideTo = to == SimpleType.BIGINT;
        if (wideTo) {
            return ScalarCode.of(ToInteger.class, "intToLong", (in, out) -> out.int64 = in[0].int32)
                    .within(from.range());
        }
        Range range = from.range();
        boolean fits = range != null && range.within(Range.of(-max - 1, max));
        ScalarCode code =
                wideFrom
                        ? ScalarCode.of(
                                ToInteger.class,
                                "longToInt",
                                (in, out) -> out.int32 = (int) check(in[0].int64, max),
                                max)
                        : ScalarCode.of(
                                ToInteger.class,
                                "intToInt",
                                (in, out) -> out.int32 = (int) check(in[0].int32, max),
                                max);
        return fits ? code.within(range) : code.checkedBy(wideFrom ? "longTooWide" : "intTooWide");
    }

    private static ScalarCode decimal(DecimalType from, SimpleType to) {
        long max = max(to);
        int scale = from.scale();
        ScalarCode.Interpretation interpretation =
                (in, out) -> {
                    out.int128.set(in[0].int128);
                    out.int128.scaleDown(scale);
                    if (!out.int128.fitsLong()) {
                        throw CastCode.overflow(out.int128, to);
                    }
                    out.int64 = check(out.int128.low, max);
                    out.int32 = (int) out.int64;
                };
        return scale > 18
                ? ScalarCode.interpreted(interpretation).failing()
                : ScalarCode.of(
                                ToInteger.class,
                                to == SimpleType.BIGINT ? "decimalToLong" : "decimalToInt",
                                interpretation,
                                Int128.longPower(scale),
                                max)
                        .failing();
    }

    private static long max(SimpleType to) {
        return switch (to) {
            case TINYINT -> Byte.MAX_VALUE;
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            case BIGINT -> Long.MAX_VALUE;
            case BOOLEAN,
                    REAL,
                    DOUBLE,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_TZ,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    VARCHAR,
                    VARBINARY,
                    UUID,
                    VARIANT,
                    NULL ->
                    throw new IllegalArgumentException(to + " is not an integer type");
        };
    }

    private static SimpleType type(long max) {
        return max == Byte.MAX_VALUE
                ? SimpleType.TINYINT
                : max == Short.MAX_VALUE
                        ? SimpleType.SMALLINT
                        : max == Integer.MAX_VALUE ? SimpleType.INTEGER : SimpleType.BIGINT;
    }

    private static long check(long value, long max) {
        if (value > max || value < -max - 1) {
            throw CastCode.overflow(value, type(max));
        }
        return value;
    }

    public static int booleanToInt(boolean value) {
        return value ? 1 : 0;
    }

    public static long booleanToLong(boolean value) {
        return value ? 1 : 0;
    }

    public static long intToLong(int value) {
        return value;
    }

    public static int intToInt(int value, long max) {
        return value;
    }

    public static long intTooWide(int value, long max) {
        return ((max - value) | (value + max + 1)) >> 63;
    }

    public static int longToInt(long value, long max) {
        return (int) value;
    }

    public static long longTooWide(long value, long max) {
        return value > max | value < -max - 1 ? 1 : 0;
    }

    public static long decimalToLong(long value, long divisor, long max) {
        return check(Int128.divideHalfUp(value, divisor), max);
    }

    public static int decimalToInt(long value, long divisor, long max) {
        return (int) check(Int128.divideHalfUp(value, divisor), max);
    }

    public static int doubleToInt(double value, long max) {
        return (int) doubleToLong(value, max);
    }

    public static long doubleToLong(double value, long max) {
        double rounded = Math.rint(value);
        if (!(rounded >= -0x1p63 && rounded < 0x1p63)) {
            throw CastCode.overflow(value, type(max));
        }
        return check((long) rounded, max);
    }

    public static int textToInt(Slice text, long max) {
        return (int) textToLong(text, max);
    }

    public static long textToLong(Slice text, long max) {
        byte[] heap = text.heap;
        int position = NumberText.first(text);
        int end = NumberText.last(text);
        boolean negative = position < end && heap[position] == '-';
        if (position < end && (negative || heap[position] == '+')) {
            position++;
        }
        if (position == end) {
            throw CastCode.invalid(text.text(), type(max));
        }
        long value = 0;
        for (; position < end; position++) {
            int digit = heap[position] - '0';
            if (digit < 0 || digit > 9) {
                throw CastCode.invalid(text.text(), type(max));
            }
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw CastCode.overflow(text.text().strip(), type(max));
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw CastCode.overflow(text.text().strip(), type(max));
        }
        long result = negative ? value : -value;
        if (result > max || result < -max - 1) {
            throw CastCode.overflow(text.text().strip(), type(max));
        }
        return result;
    }
}
