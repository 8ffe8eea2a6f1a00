package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.DecimalRules;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.time.IntervalArithmetic;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigInteger;
import java.util.List;

/// `a / b`, also of an interval by a number: of integers the quotient without its fraction, of
/// decimals rounded half away from zero.
public final class Divide extends Arithmetic {

    @Override
    public String name() {
        return "/";
    }

    @Override
    public Description description() {
        return new Description(
                "Numbers",
                List.of("a / b", "interval / number"),
                "The quotient; of integers without its fraction. Dividing by zero is an error, for"
                        + " DOUBLE too.",
                "7 / 2",
                "3");
    }

    @Override
    DecimalType decimalResult(DecimalType left, DecimalType right) {
        return DecimalRules.quotient(left, right);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return arguments.size() == 2 && IntervalArithmetic.interval(arguments.get(0))
                ? List.of(arguments.get(0), IntervalArithmetic.factor(name(), arguments, 1))
                : super.parameterTypes(arguments);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return IntervalArithmetic.interval(arguments.get(0))
                ? arguments.get(0)
                : super.resultType(arguments);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (IntervalArithmetic.interval(result)) {
            return IntervalArithmetic.quotient(arguments, result);
        }
        if (result instanceof DecimalType decimal) {
            return decimals(
                    (DecimalType) arguments.get(0).type(),
                    (DecimalType) arguments.get(1).type(),
                    decimal);
        }
        if (result == SimpleType.DOUBLE || result == SimpleType.REAL) {
            return ScalarCode.of(
                            Divide.class,
                            "divideDoubles",
                            (in, out) -> out.real = divideDoubles(in[0].real, in[1].real))
                    .failing();
        }
        if (result == SimpleType.BIGINT) {
            return ScalarCode.of(
                            Divide.class,
                            "divideLongs",
                            (in, out) -> out.int64 = divideLongs(in[0].int64, in[1].int64))
                    .failing();
        }
        int max = Overflow.maxInt(result);
        return ScalarCode.of(
                        Divide.class,
                        "divideInts",
                        (in, out) -> out.int32 = divideInts(in[0].int32, in[1].int32, max),
                        max)
                .failing();
    }

    private static ScalarCode decimals(DecimalType left, DecimalType right, DecimalType result) {
        int up = result.scale() - left.scale() + right.scale();
        ScalarCode interpreted =
                ScalarCode.interpreted(
                                (in, out) ->
                                        quotient(
                                                in[0].int128, in[1].int128, up, out.int128, result))
                        .failing();
        if (up < 0 || up > 18) {
            return interpreted;
        }
        long limit = result.precision() > 18 ? 0 : Int128.longPower(result.precision());
        return ScalarCode.of(
                        Divide.class,
                        "divideDecimals",
                        interpreted.interpretation(),
                        Int128.longPower(up),
                        limit)
                .checkedBy("decimalOverflow");
    }

    public static double divideDoubles(double left, double right) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        return left / right;
    }

    public static long divideLongs(long left, long right) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        if (left == Long.MIN_VALUE && right == -1) {
            throw Overflow.error("The quotient", SimpleType.BIGINT);
        }
        return left / right;
    }

    public static int divideInts(int left, int right, int max) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        return Overflow.checkInt((long) left / right, max, "The quotient");
    }

    public static long divideDecimals(long left, long right, long factor, long limit) {
        long divisor = right == 0 ? 1 : Math.abs(right);
        long quotient = Int128.divideHalfUp(left * factor, divisor);
        return right < 0 ? -quotient : quotient;
    }

    public static long decimalOverflow(long left, long right, long factor, long limit) {
        long dividend = left * factor;
        long overflow = Math.multiplyHigh(left, factor) ^ (dividend >> 63);
        long unusual = right == 0 | right == Long.MIN_VALUE | dividend == Long.MIN_VALUE ? 1 : 0;
        if (limit != 0) {
            unusual |= DecimalSum.beyond(divideDecimals(left, right, factor, limit), limit);
        }
        return overflow | unusual;
    }

    private static void quotient(
            Int128 left, Int128 right, int up, Int128 out, DecimalType result) {
        if (right.isZero()) {
            throw Overflow.divisionByZero();
        }
        BigInteger dividend = left.toBigInteger();
        BigInteger divisor = right.toBigInteger();
        Overflow.set(
                out,
                up >= 0
                        ? Int128.divideHalfUp(dividend.multiply(Int128.power(up)), divisor)
                        : Int128.divideHalfUp(dividend, divisor.multiply(Int128.power(-up))),
                result);
    }
}
