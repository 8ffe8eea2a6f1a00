package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// `+` and `-` of dates, times, timestamps and intervals.
///
/// ```text
/// DATE ± INTERVAL                 DATE (whole days), or TIMESTAMP where that is asked for
/// TIMESTAMP ± INTERVAL            TIMESTAMP
/// TIME ± INTERVAL DAY             TIME, modulo a day
/// TIMESTAMP - TIMESTAMP           INTERVAL DAY
/// DATE - DATE                     INTEGER days
/// DATE ± INTEGER                  DATE
/// INTERVAL ± INTERVAL             the same INTERVAL
/// ```
public final class IntervalArithmetic {

    private IntervalArithmetic() {}

    public static boolean interval(Type type) {
        return type == SimpleType.INTERVAL_YEAR_MONTH || type == SimpleType.INTERVAL_DAY_TIME;
    }

    private static boolean instant(Type type) {
        return type == SimpleType.TIMESTAMP || type == SimpleType.TIMESTAMP_TZ;
    }

    private static boolean days(Type type) {
        return type == SimpleType.INTEGER
                || type == SimpleType.SMALLINT
                || type == SimpleType.TINYINT
                || type == SimpleType.BIGINT;
    }

    /// The types to cast to, or null where this is not arithmetic of times.
    public static @Nullable List<Type> parameterTypes(List<Type> types, boolean minus) {
        if (types.size() != 2) {
            return null;
        }
        Type left = types.get(0);
        Type right = types.get(1);
        if (left == SimpleType.DATE && days(right)) {
            return List.of(left, SimpleType.BIGINT);
        }
        if (minus
                && ((instant(left) && instant(right))
                        || (left == SimpleType.DATE && right == SimpleType.DATE))) {
            return types;
        }
        if (minus && instant(left) && right == SimpleType.DATE) {
            return List.of(left, left);
        }
        if (minus && left == SimpleType.DATE && instant(right)) {
            return List.of(right, right);
        }
        return resultOf(left, right, minus) == null ? null : types;
    }

    public static @Nullable Type resultType(List<Type> arguments, boolean minus) {
        List<Type> types = parameterTypes(arguments, minus);
        return types == null ? null : resultOf(types.get(0), types.get(1), minus);
    }

    private static @Nullable Type resultOf(Type left, Type right, boolean minus) {
        boolean moment = left == SimpleType.DATE || instant(left);
        if ((moment && interval(right)) || (left == SimpleType.DATE && days(right))) {
            return left;
        }
        if ((left == SimpleType.TIME && right == SimpleType.INTERVAL_DAY_TIME)
                || (interval(left) && left.equals(right))) {
            return left;
        }
        if (minus) {
            return instant(left) && instant(right)
                    ? SimpleType.INTERVAL_DAY_TIME
                    : left == SimpleType.DATE && right == SimpleType.DATE
                            ? SimpleType.INTEGER
                            : null;
        }
        return interval(left) && !interval(right) ? resultOf(right, left, false) : null;
    }

    public static ScalarCode code(List<Argument> arguments, Type result, boolean minus) {
        Type left = arguments.get(0).type();
        Type right = arguments.get(1).type();
        if (interval(left) && !interval(right)) {
            return shift(right, left, result, 1, 0);
        }
        int sign = minus ? -1 : 1;
        if (interval(left)) {
            return intervals(left, sign);
        }
        if (interval(right)) {
            return shift(left, right, result, sign, 1);
        }
        if (days(right)) {
            return ScalarCode.of(
                            IntervalArithmetic.class,
                            "plusWholeDays",
                            (in, out) -> out.int32 = plusWholeDays(in[0].int32, in[1].int64, sign),
                            sign)
                    .failing();
        }
        return left == SimpleType.DATE
                ? ScalarCode.interpreted(
                        (in, out) -> setDays(out, in[0].int32 - in[1].int32, result))
                : ScalarCode.of(
                        IntervalArithmetic.class,
                        "microsBetween",
                        (in, out) -> out.int64 = in[0].int64 - in[1].int64);
    }

    private static void setDays(Cell out, int days, Type result) {
        if (result.form() == PhysicalForm.INT) {
            out.int32 = days;
        } else {
            out.int64 = result == SimpleType.BIGINT ? days : days * Calendars.MICROS_PER_DAY;
        }
    }

    /// The type to cast the factor or divisor of an interval to: BIGINT of whole numbers, DOUBLE of
    /// others.
    public static Type factor(String function, List<Type> arguments, int index) {
        Type type = arguments.get(index);
        if (Coercion.distance(type, SimpleType.BIGINT) >= 0) {
            return SimpleType.BIGINT;
        }
        if (!type.numeric()) {
            throw Coercion.mismatch(function, arguments, "an interval and a number");
        }
        return SimpleType.DOUBLE;
    }

    /// The interval times a number, in either order.
    public static ScalarCode product(List<Argument> arguments, Type result) {
        int interval = interval(arguments.get(0).type()) ? 0 : 1;
        int factor = 1 - interval;
        if (arguments.get(factor).type() == SimpleType.DOUBLE) {
            return scaled(result, in -> amount(in[interval], result) * in[factor].real);
        }
        if (result == SimpleType.INTERVAL_YEAR_MONTH) {
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.int32 =
                                            Overflow.checkMonths(
                                                    clamp(in[factor].int64) * in[interval].int32,
                                                    "The interval"))
                    .failing();
        }
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long micros = in[interval].int64;
                            long times = in[factor].int64;
                            if (Math.multiplyHigh(micros, times) != ((micros * times) >> 63)) {
                                throw Overflow.error("The interval", result);
                            }
                            out.int64 = micros * times;
                        })
                .failing();
    }

    /// The interval by a number, rounded half away from zero.
    public static ScalarCode quotient(List<Argument> arguments, Type result) {
        if (arguments.get(1).type() == SimpleType.DOUBLE) {
            return scaled(result, in -> amount(in[0], result) / nonZero(in[1].real));
        }
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long divisor = in[1].int64;
                            if (divisor == 0) {
                                throw Overflow.divisionByZero();
                            }
                            set(
                                    out,
                                    Int128.divideHalfUp(
                                            BigInteger.valueOf(amount(in[0], result)),
                                            BigInteger.valueOf(divisor)),
                                    result);
                        })
                .failing();
    }

    private static double nonZero(double divisor) {
        if (divisor == 0) {
            throw Overflow.divisionByZero();
        }
        return divisor;
    }

    private static ScalarCode scaled(Type result, ToDoubleFunction<Cell[]> amount) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            double value = amount.applyAsDouble(in);
                            if (Double.isNaN(value) || Double.isInfinite(value)) {
                                throw Overflow.error("The interval", result);
                            }
                            set(
                                    out,
                                    new BigDecimal(value)
                                            .setScale(0, RoundingMode.HALF_UP)
                                            .toBigInteger(),
                                    result);
                        })
                .failing();
    }

    private static long amount(Cell cell, Type type) {
        return type == SimpleType.INTERVAL_YEAR_MONTH ? cell.int32 : cell.int64;
    }

    private static void set(Cell out, BigInteger amount, Type type) {
        int bits = type == SimpleType.INTERVAL_YEAR_MONTH ? Integer.SIZE : Long.SIZE;
        if (amount.bitLength() >= bits) {
            throw Overflow.error("The interval", type);
        }
        out.int32 = amount.intValue();
        out.int64 = amount.longValue();
    }

    private static long clamp(long factor) {
        return Math.clamp(factor, -(1L << 31), 1L << 31);
    }

    private static ScalarCode intervals(Type type, int sign) {
        if (type == SimpleType.INTERVAL_YEAR_MONTH) {
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.int32 =
                                            Overflow.checkMonths(
                                                    in[0].int32 + (long) sign * in[1].int32,
                                                    "The interval"))
                    .failing();
        }
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long sum = in[0].int64 + sign * in[1].int64;
                            if (((in[0].int64 ^ sum) & (sign * in[1].int64 ^ sum)) < 0) {
                                throw Overflow.error("The interval", type);
                            }
                            out.int64 = sum;
                        })
                .failing();
    }

    /// A moment moved by an interval; `place` is the interval's index among the arguments.
    private static ScalarCode shift(Type moment, Type interval, Type result, int sign, int place) {
        int other = 1 - place;
        boolean months = interval == SimpleType.INTERVAL_YEAR_MONTH;
        ScalarCode.Interpretation code =
                (in, out) -> {
                    if (moment == SimpleType.TIME) {
                        out.int64 =
                                Calendars.timeOf(
                                        in[other].int64
                                                + sign
                                                        * (in[place].int64
                                                                % Calendars.MICROS_PER_DAY));
                    } else if (moment == SimpleType.DATE && result == SimpleType.DATE) {
                        out.int32 =
                                months
                                        ? plusMonths(in[other].int32, in[place].int32, sign)
                                        : plusMicros(in[other].int32, in[place].int64, sign);
                    } else {
                        long from =
                                moment == SimpleType.DATE
                                        ? in[other].int32 * Calendars.MICROS_PER_DAY
                                        : in[other].int64;
                        out.int64 =
                                months
                                        ? timestampPlusMonths(from, in[place].int32, sign)
                                        : timestampPlusMicros(from, in[place].int64, sign);
                    }
                };
        if (moment == SimpleType.TIME || (moment == SimpleType.DATE && result != SimpleType.DATE)) {
            return ScalarCode.interpreted(code).failing();
        }
        if (place == 0) {
            return ScalarCode.interpreted(code).failing();
        }
        String method =
                moment == SimpleType.DATE
                        ? months ? "plusMonths" : "plusMicros"
                        : months ? "timestampPlusMonths" : "timestampPlusMicros";
        return ScalarCode.of(IntervalArithmetic.class, method, code, sign).failing();
    }

    public static int plusWholeDays(int day, long days, int sign) {
        return Calendars.plusDays(day, sign * days);
    }

    public static long microsBetween(long left, long right) {
        return left - right;
    }

    public static int plusMonths(int day, int months, int sign) {
        return Calendars.plusMonths(day, sign * months);
    }

    /// @throws FeldsparException where the interval holds part of a day
    public static int plusMicros(int day, long micros, int sign) {
        if (micros % Calendars.MICROS_PER_DAY != 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "A DATE has no time of day that an interval of hours could change",
                    "Cast the date to TIMESTAMP first.");
        }
        return Calendars.plusDays(day, sign * (micros / Calendars.MICROS_PER_DAY));
    }

    public static long timestampPlusMonths(long timestamp, int months, int sign) {
        int day = Calendars.plusMonths(Calendars.dayOf(timestamp), sign * months);
        return day * Calendars.MICROS_PER_DAY + Calendars.timeOf(timestamp);
    }

    public static long timestampPlusMicros(long timestamp, long micros, int sign) {
        return Calendars.plusMicros(timestamp, sign * micros);
    }
}
