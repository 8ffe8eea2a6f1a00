package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;

/// CAST to REAL and DOUBLE.
public final class ToDouble {

    private ToDouble() {}

    static ScalarCode code(Type from, SimpleType to) {
        return switch (from.form()) {
            case BYTE ->
                    ScalarCode.of(
                            ToDouble.class,
                            "booleanToDouble",
                            (in, out) -> out.real = booleanToDouble(in[0].bool));
            case INT, LONG -> {
                if (from instanceof DecimalType decimal) {
                    yield decimal(decimal);
                }
                if (!from.numeric()) {
                    throw CastCode.mismatch(from, to);
                }
                yield from == SimpleType.BIGINT
                        ? ScalarCode.of(
                                ToDouble.class,
                                "longToDouble",
                                (in, out) -> out.real = longToDouble(in[0].int64))
                        : ScalarCode.of(
                                ToDouble.class,
                                "intToDouble",
                                (in, out) -> out.real = intToDouble(in[0].int32));
            }
            case LONG_PAIR -> decimal((DecimalType) from);
            case DOUBLE ->
                    to == SimpleType.REAL
                            ? ScalarCode.of(
                                            ToDouble.class,
                                            "doubleToReal",
                                            (in, out) -> out.real = doubleToReal(in[0].real))
                                    .failing()
                            : ScalarCode.of(
                                    ToDouble.class,
                                    "realToDouble",
                                    (in, out) -> out.real = realToDouble(in[0].real));
            case LIST, STRUCT -> throw CastCode.mismatch(from, to);
            case BYTES -> {
                if (from != SimpleType.VARCHAR) {
                    throw CastCode.mismatch(from, to);
                }
                yield ScalarCode.interpreted((in, out) -> out.real = text(in[0].slice, to))
                        .failing();
            }
        };
    }

    private static double text(Slice text, SimpleType to) {
        double value = NumberText.real(text, to);
        return to == SimpleType.REAL ? doubleToReal(value) : value;
    }

    /// A power of ten up to 22 is exact as a double, so that one division rounds correctly
    /// while the unscaled value has at most 53 bits.
    private static ScalarCode decimal(DecimalType from) {
        int scale = from.scale();
        double divisor = Double.parseDouble("1e" + scale);
        ScalarCode.Interpretation interpretation =
                (in, out) ->
                        out.real =
                                in[0].int128.fitsLong()
                                        ? decimalToDouble(in[0].int128.low, divisor)
                                        : wide(in[0].int128, scale);
        return ScalarCode.of(ToDouble.class, "decimalToDouble", interpretation, divisor);
    }

    private static double wide(Int128 unscaled, int scale) {
        return new BigDecimal(unscaled.toBigInteger(), scale).doubleValue();
    }

    public static double decimalToDouble(long unscaled, double divisor) {
        return unscaled / divisor;
    }

    public static double booleanToDouble(boolean value) {
        return value ? 1 : 0;
    }

    public static double intToDouble(int value) {
        return value;
    }

    public static double longToDouble(long value) {
        return value;
    }

    public static double realToDouble(double value) {
        return value;
    }

    public static double doubleToReal(double value) {
        float rounded = (float) value;
        if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
            throw CastCode.overflow(value, SimpleType.REAL);
        }
        return rounded;
    }
}
