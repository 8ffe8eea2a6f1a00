package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Argument.Range;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.DecimalType;
import java.math.BigInteger;

/// Multiplies decimals; where the result has fewer digits behind the point than the product,
/// it is rounded half away from zero.
public final class DecimalProduct {

    private DecimalProduct() {}

    static ScalarCode code(Argument left, Argument right, DecimalType result) {
        int scale = ((DecimalType) left.type()).scale() + ((DecimalType) right.type()).scale();
        int down = scale - result.scale();
        ScalarCode interpreted =
                ScalarCode.interpreted(
                                (in, out) ->
                                        product(
                                                in[0].int128,
                                                in[1].int128,
                                                down,
                                                out.int128,
                                                result))
                        .failing();
        if (down < 0 || down > 18) {
            return interpreted;
        }
        Range a = left.range();
        Range b = right.range();
        Range range = a == null || b == null ? null : a.times(b);
        if (down == 0 && range != null && DecimalSum.fits(range, result)) {
            return ScalarCode.of(
                            DecimalProduct.class, "multiplyPlain", interpreted.interpretation())
                    .within(range);
        }
        long limit = result.precision() > 18 ? 0 : Int128.longPower(result.precision());
        if (down == 0) {
            return ScalarCode.of(
                            DecimalProduct.class,
                            "multiplyLimited",
                            interpreted.interpretation(),
                            limit)
                    .checkedBy("multiplyOverflow");
        }
        return ScalarCode.of(
                        DecimalProduct.class,
                        "multiplyRounded",
                        interpreted.interpretation(),
                        Int128.longPower(down),
                        limit)
                .checkedBy("roundedOverflow");
    }

    /// The product of longs that cannot overflow.
    public static long multiplyPlain(long left, long right) {
        return left * right;
    }

    public static long multiplyLimited(long left, long right, long limit) {
        return left * right;
    }

    public static long multiplyOverflow(long left, long right, long limit) {
        long product = left * right;
        long overflow = Math.multiplyHigh(left, right) ^ (product >> 63);
        return limit == 0 ? overflow : overflow | DecimalSum.beyond(product, limit);
    }

    public static long multiplyRounded(long left, long right, long divisor, long limit) {
        return Int128.divideHalfUp(left * right, divisor);
    }

    public static long roundedOverflow(long left, long right, long divisor, long limit) {
        long product = left * right;
        long overflow = Math.multiplyHigh(left, right) ^ (product >> 63);
        return limit == 0
                ? overflow
                : overflow | DecimalSum.beyond(Int128.divideHalfUp(product, divisor), limit);
    }

    private static void product(
            Int128 left, Int128 right, int down, Int128 out, DecimalType result) {
        if (left.fitsLong() && right.fitsLong()) {
            out.set(Math.multiplyHigh(left.low, right.low), left.low * right.low);
            if (out.rescale(-down)) {
                Overflow.checkPrecision(out, result);
                return;
            }
        }
        BigInteger product = left.toBigInteger().multiply(right.toBigInteger());
        Overflow.set(
                out,
                down > 0
                        ? Int128.divideHalfUp(product, Int128.power(down))
                        : product.multiply(Int128.power(-down)),
                result);
    }
}
