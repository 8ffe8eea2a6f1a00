package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Argument.Range;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// CAST to DECIMAL, rounding half away from zero.
public final class ToDecimal {

    private ToDecimal() {}

    static ScalarCode code(Argument from, DecimalType to) {
        return switch (from.type()) {
            case DecimalType decimal -> rescale(from, decimal.scale(), to, "rescaleLong");
            case NestedType _ -> throw CastCode.mismatch(from.type(), to);
            case SimpleType simple ->
                    switch (simple) {
                        case TINYINT, SMALLINT, INTEGER -> rescale(from, 0, to, "rescaleInt");
                        case BIGINT -> rescale(from, 0, to, "rescaleLong");
                        case REAL, DOUBLE ->
                                ScalarCode.interpreted((in, out) -> fromDouble(in[0], out, to))
                                        .failing();
                        case VARCHAR ->
                                ScalarCode.interpreted(
                                                (in, out) ->
                                                        set(
                                                                NumberText.decimal(in[0].slice, to),
                                                                out,
                                                                to))
                                        .failing();
                        case BOOLEAN ->
                                ScalarCode.interpreted(
                                                (in, out) ->
                                                        set(
                                                                in[0].bool
                                                                        ? BigDecimal.ONE
                                                                        : BigDecimal.ZERO,
                                                                out,
                                                                to))
                                        .failing();
                        case DATE,
                                TIME,
                                TIMESTAMP,
                                TIMESTAMP_TZ,
                                INTERVAL_YEAR_MONTH,
                                INTERVAL_DAY_TIME,
                                VARBINARY,
                                UUID,
                                VARIANT,
                                NULL ->
                                throw CastCode.mismatch(from.type(), to);
                    };
        };
    }

    private static ScalarCode rescale(Argument from, int fromScale, DecimalType to, String method) {
        int up = to.scale() - fromScale;
        boolean ints = method.equals("rescaleInt");
        boolean decimal = from.type() instanceof DecimalType;
        ScalarCode.Interpretation interpretation =
                (in, out) -> {
                    if (decimal) {
                        out.int128.set(in[0].int128);
                    } else {
                        out.int128.set(ints ? in[0].int32 : in[0].int64);
                    }
                    if (!out.int128.rescale(up) || !out.int128.fitsPrecision(to.precision())) {
                        throw tooLarge(in[0], ints, decimal, fromScale, to);
                    }
                };
        if (Math.abs(up) > 18) {
            return ScalarCode.interpreted(interpretation).failing();
        }
        long power = Int128.longPower(Math.abs(up));
        long limit = to.precision() > 18 ? 0 : Int128.longPower(to.precision());
        if (up < 0) {
            return ScalarCode.of(ToDecimal.class, "roundLong", interpretation, power, limit)
                    .checkedBy("roundTooWide");
        }
        Range range = from.range();
        Range scaled = range == null ? null : range.times(BigInteger.valueOf(power));
        Range limits = Range.of(to);
        ScalarCode code = ScalarCode.of(ToDecimal.class, method, interpretation, power, limit);
        return scaled != null && limits != null && scaled.fitsLong() && scaled.within(limits)
                ? code.within(scaled)
                : code.checkedBy(ints ? "intTooWide" : "longTooWide");
    }

    private static RuntimeException tooLarge(
            Cell in, boolean ints, boolean decimal, int scale, DecimalType to) {
        BigInteger unscaled =
                decimal ? in.int128.toBigInteger() : BigInteger.valueOf(ints ? in.int32 : in.int64);
        return CastCode.overflow((Object) new BigDecimal(unscaled, scale).toPlainString(), to);
    }

    private static void fromDouble(Cell in, Cell out, DecimalType to) {
        if (!Double.isFinite(in.real)) {
            throw CastCode.overflow(in.real, to);
        }
        set(BigDecimal.valueOf(in.real), out, to);
    }

    private static void set(BigDecimal value, Cell out, DecimalType to) {
        BigInteger unscaled = value.setScale(to.scale(), RoundingMode.HALF_UP).unscaledValue();
        if (!out.int128.set(unscaled) || !out.int128.fitsPrecision(to.precision())) {
            throw CastCode.overflow(value, to);
        }
    }

    public static long rescaleInt(int value, long factor, long limit) {
        return value * factor;
    }

    public static long rescaleLong(long value, long factor, long limit) {
        return value * factor;
    }

    public static long intTooWide(int value, long factor, long limit) {
        return longTooWide(value, factor, limit);
    }

    public static long longTooWide(long value, long factor, long limit) {
        long product = value * factor;
        long overflow = Math.multiplyHigh(value, factor) ^ (product >> 63);
        return limit == 0 ? overflow : overflow | beyond(product, limit);
    }

    public static long roundLong(long value, long divisor, long limit) {
        return Int128.divideHalfUp(value, divisor);
    }

    public static long roundTooWide(long value, long divisor, long limit) {
        return limit == 0 ? 0 : beyond(Int128.divideHalfUp(value, divisor), limit);
    }

    private static long beyond(long value, long limit) {
        return value >= limit | value <= -limit ? 1 : 0;
    }
}
