package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/// The scalar code of ROUND, TRUNCATE, CEIL and FLOOR.
///
/// Decimals go through their unscaled value: `digits` of the result's scale are kept, the
/// others are dropped by the mode. Integers are only changed by a negative count of digits.
public final class Rounding {

    private Rounding() {}

    /// The type of rounding to `digits` behind the point; integers and doubles keep theirs.
    static Type type(Type type, int digits) {
        if (!(type instanceof DecimalType decimal)) {
            return type;
        }
        int scale = Math.clamp(digits, 0, decimal.scale());
        int integral = decimal.precision() - decimal.scale();
        boolean carries = digits < decimal.scale();
        return new DecimalType(
                Math.clamp(integral + scale + (carries ? 1 : 0), 1, DecimalType.MAX_PRECISION),
                scale);
    }

    /// The type of rounding to any number of digits, which may carry into one digit more.
    static Type carrying(Type type) {
        return type instanceof DecimalType decimal
                ? new DecimalType(
                        Math.min(DecimalType.MAX_PRECISION, decimal.precision() + 1),
                        decimal.scale())
                : type;
    }

    /// @param arguments the number, then maybe the digits
    static ScalarCode code(List<Argument> arguments, Type result, RoundingMode mode) {
        Type from = arguments.get(0).type();
        boolean given = arguments.size() == 2;
        return switch (from.form()) {
            case DOUBLE -> doubles(given, mode);
            case INT, LONG, LONG_PAIR, BYTE, BYTES, LIST, STRUCT ->
                    from instanceof DecimalType decimal && result instanceof DecimalType target
                            ? decimals(arguments, decimal, target, mode)
                            : integers(given, from, result, mode);
        };
    }

    private static ScalarCode doubles(boolean given, RoundingMode mode) {
        if (given || mode == RoundingMode.HALF_UP) {
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.real = round(in[0].real, given ? in[1].int32 : 0, mode))
                    .failing();
        }
        return switch (mode) {
            case CEILING ->
                    ScalarCode.of(Rounding.class, "ceil", (in, out) -> out.real = ceil(in[0].real));
            case FLOOR ->
                    ScalarCode.of(
                            Rounding.class, "floor", (in, out) -> out.real = floor(in[0].real));
            case DOWN, UP, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY ->
                    ScalarCode.of(
                            Rounding.class,
                            "truncate",
                            (in, out) -> out.real = truncate(in[0].real));
        };
    }

    public static double ceil(double value) {
        return Math.ceil(value);
    }

    public static double floor(double value) {
        return Math.floor(value);
    }

    public static double truncate(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    private static double round(double value, int digits, RoundingMode mode) {
        if (!Double.isFinite(value) || digits > 330) {
            return value;
        }
        return digits < -330 ? 0 : BigDecimal.valueOf(value).setScale(digits, mode).doubleValue();
    }

    private static ScalarCode integers(boolean given, Type from, Type result, RoundingMode mode) {
        boolean wide = from == SimpleType.BIGINT;
        int max = Overflow.maxInt(result);
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long value = wide ? in[0].int64 : in[0].int32;
                            if (given && in[1].int32 < 0) {
                                value = round(value, in[1].int32, mode);
                            }
                            out.int64 = value;
                            out.int32 = wide ? 0 : Overflow.checkInt(value, max, "Rounding");
                        })
                .failing();
    }

    private static long round(long value, int digits, RoundingMode mode) {
        if (digits < -19) {
            return 0;
        }
        BigInteger rounded = BigDecimal.valueOf(value).setScale(digits, mode).toBigInteger();
        if (rounded.bitLength() > 63) {
            throw Overflow.error("Rounding", SimpleType.BIGINT);
        }
        return rounded.longValue();
    }

    private static ScalarCode decimals(
            List<Argument> arguments, DecimalType from, DecimalType target, RoundingMode mode) {
        boolean literal = arguments.size() < 2 || arguments.get(1).value() instanceof Integer;
        int known = digits(arguments);
        ScalarCode.Interpretation code =
                (in, out) -> {
                    int digits = Math.clamp(literal ? known : in[1].int32, -38, 38);
                    BigDecimal value = new BigDecimal(in[0].int128.toBigInteger(), from.scale());
                    BigDecimal rounded =
                            digits < from.scale() ? value.setScale(digits, mode) : value;
                    Overflow.set(
                            out.int128,
                            rounded.setScale(target.scale(), RoundingMode.HALF_UP).unscaledValue(),
                            target);
                };
        int dropped = from.scale() - target.scale();
        boolean plain =
                literal
                        && mode == RoundingMode.HALF_UP
                        && dropped >= 0
                        && dropped <= 18
                        && target.scale() == known
                        && from.precision() - from.scale() < target.precision() - target.scale();
        if (!plain) {
            return ScalarCode.interpreted(code).failing();
        }
        return ScalarCode.of(Rounding.class, "halfUp", code, Int128.longPower(dropped)).wanting(0);
    }

    private static int digits(List<Argument> arguments) {
        return arguments.size() == 2 && arguments.get(1).value() instanceof Integer digits
                ? digits
                : 0;
    }

    public static long halfUp(long unscaled, long divisor) {
        return Int128.divideHalfUp(unscaled, divisor);
    }
}
