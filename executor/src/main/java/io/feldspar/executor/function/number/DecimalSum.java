package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Argument.Range;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.DecimalType;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Adds or subtracts decimals: both sides are scaled to the larger scale, and the sum to that
/// of the result, rounding half away from zero.
public final class DecimalSum {

    private DecimalSum() {}

    static ScalarCode code(Argument left, Argument right, DecimalType result, boolean negate) {
        int leftScale = ((DecimalType) left.type()).scale();
        int rightScale = ((DecimalType) right.type()).scale();
        int scale = Math.max(leftScale, rightScale);
        int sign = negate ? -1 : 1;
        int up = scale - leftScale;
        int rightUp = scale - rightScale;
        int down = result.scale() - scale;
        Int128 scaled = new Int128();
        ScalarCode interpreted =
                ScalarCode.interpreted(
                                (in, out) ->
                                        sum(
                                                in[0].int128,
                                                up,
                                                in[1].int128,
                                                rightUp,
                                                sign,
                                                down,
                                                scaled,
                                                out.int128,
                                                result))
                        .failing();
        if (up > 18 || rightUp > 18 || down != 0) {
            return interpreted;
        }
        long factor = Int128.longPower(up);
        long rightFactor = sign * Int128.longPower(rightUp);
        Range range = range(left, factor, right, rightFactor);
        Object[] extras = {factor, rightFactor};
        if (range != null && fits(range, result)) {
            boolean plain = factor == 1 && rightFactor == 1;
            boolean minus = factor == 1 && rightFactor == -1;
            ScalarCode code =
                    plain || minus
                            ? ScalarCode.of(
                                    DecimalSum.class,
                                    plain ? "addPlain" : "subtractPlain",
                                    interpreted.interpretation())
                            : ScalarCode.of(
                                    DecimalSum.class,
                                    "addScaled",
                                    interpreted.interpretation(),
                                    extras);
            return code.within(range);
        }
        long limit = result.precision() > 18 ? 0 : Int128.longPower(result.precision());
        return ScalarCode.of(
                        DecimalSum.class,
                        "addLimited",
                        interpreted.interpretation(),
                        factor,
                        rightFactor,
                        limit)
                .checkedBy("addOverflow");
    }

    private static @Nullable Range range(
            Argument left, long factor, Argument right, long rightFactor) {
        Range a = left.range();
        Range b = right.range();
        if (a == null || b == null) {
            return null;
        }
        Range scaledLeft = a.times(BigInteger.valueOf(factor));
        Range scaledRight = b.times(Range.of(rightFactor, rightFactor));
        return scaledLeft.fitsLong() && scaledRight.fitsLong()
                ? scaledLeft.plus(scaledRight)
                : null;
    }

    /// Whether values of that range fit both a long and the type.
    static boolean fits(Range range, DecimalType type) {
        Range limits = Range.of(type);
        return range.fitsLong() && limits != null && range.within(limits);
    }

    /// The sum of longs that cannot overflow.
    public static long addPlain(long left, long right) {
        return left + right;
    }

    /// The difference of longs that cannot overflow.
    public static long subtractPlain(long left, long right) {
        return left - right;
    }

    /// The sum of longs of different scales that cannot overflow.
    public static long addScaled(long left, long right, long factor, long rightFactor) {
        return left * factor + right * rightFactor;
    }

    /// The sum of longs, right where [#addOverflow] is 0.
    public static long addLimited(
            long left, long right, long factor, long rightFactor, long limit) {
        return left * factor + right * rightFactor;
    }

    /// Not 0 where the sum overflows a long or reaches `limit`, 0 for none.
    public static long addOverflow(
            long left, long right, long factor, long rightFactor, long limit) {
        long a = left * factor;
        long b = right * rightFactor;
        long sum = a + b;
        long overflow =
                (Math.multiplyHigh(left, factor) ^ (a >> 63))
                        | (Math.multiplyHigh(right, rightFactor) ^ (b >> 63))
                        | (((a ^ sum) & (b ^ sum)) >> 63);
        return limit == 0 ? overflow : overflow | beyond(sum, limit);
    }

    /// Not 0 where the absolute value reaches the positive `limit`.
    static long beyond(long value, long limit) {
        return ((limit - 1 - value) | (value + limit - 1)) >> 63;
    }

    private static void sum(
            Int128 left,
            int up,
            Int128 right,
            int rightUp,
            int sign,
            int down,
            Int128 scaled,
            Int128 out,
            DecimalType result) {
        if (left.fitsLong() && right.fitsLong()) {
            out.set(left);
            scaled.set(right);
            boolean fits = out.scaleUp(up) && scaled.scaleUp(rightUp);
            if (fits && Math.abs(out.high) < 1L << 61 && Math.abs(scaled.high) < 1L << 61) {
                addTo(out, scaled, sign);
                if (out.rescale(down)) {
                    Overflow.checkPrecision(out, result);
                    return;
                }
            }
        }
        BigInteger a = left.toBigInteger().multiply(Int128.power(up));
        BigInteger b = right.toBigInteger().multiply(Int128.power(rightUp));
        BigInteger sum = sign < 0 ? a.subtract(b) : a.add(b);
        Overflow.set(
                out,
                down < 0
                        ? Int128.divideHalfUp(sum, Int128.power(-down))
                        : sum.multiply(Int128.power(down)),
                result);
    }

    private static void addTo(Int128 out, Int128 other, int sign) {
        long low = sign < 0 ? out.low - other.low : out.low + other.low;
        long carry =
                sign < 0
                        ? -(Long.compareUnsigned(out.low, other.low) >>> 31)
                        : Long.compareUnsigned(low, out.low) >>> 31;
        out.set((sign < 0 ? out.high - other.high : out.high + other.high) + carry, low);
    }
}
