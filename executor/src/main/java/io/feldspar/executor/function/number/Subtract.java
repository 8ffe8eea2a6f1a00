package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.DecimalRules;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.time.IntervalArithmetic;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// `a - b` for numbers, dates, times and intervals; `-a` for numbers and intervals.
public final class Subtract extends Arithmetic {

    @Override
    public String name() {
        return "-";
    }

    @Override
    public Description description() {
        return new Description(
                "Numbers",
                List.of("a - b", "-a", "date - interval", "timestamp - timestamp"),
                "The difference. A result that does not fit its type is an error. That of decimals has"
                        + " max(s1, s2) digits behind the point; where it would have more than"
                        + " 38 in all, it is rounded to fewer behind the point, 6 at least.",
                "1.50 - 2",
                "-0.50");
    }

    @Override
    DecimalType decimalResult(DecimalType left, DecimalType right) {
        return DecimalRules.sum(left, right);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() == 1) {
            return Negate.parameterTypes(arguments);
        }
        List<Type> temporal = IntervalArithmetic.parameterTypes(arguments, true);
        return temporal == null ? super.parameterTypes(arguments) : temporal;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        if (arguments.size() == 1) {
            return Negate.parameterTypes(arguments).get(0);
        }
        Type temporal = IntervalArithmetic.resultType(arguments, true);
        return temporal == null ? super.resultType(arguments) : temporal;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.size() == 1) {
            return Negate.code(arguments.get(0).type(), result);
        }
        if (!arguments.get(0).type().numeric()) {
            return IntervalArithmetic.code(arguments, result, true);
        }
        if (result instanceof DecimalType decimal) {
            return DecimalSum.code(arguments.get(0), arguments.get(1), decimal, true);
        }
        if (result == SimpleType.DOUBLE || result == SimpleType.REAL) {
            return ScalarCode.of(
                    Subtract.class,
                    "subtractDoubles",
                    (in, out) -> out.real = subtractDoubles(in[0].real, in[1].real));
        }
        if (result == SimpleType.BIGINT) {
            return IntegerBounds.unchecked(
                    ScalarCode.of(
                                    Subtract.class,
                                    "subtractLongs",
                                    (in, out) -> out.int64 = exact(in[0].int64, in[1].int64))
                            .checkedBy("longOverflow"),
                    IntegerBounds.of(arguments, '-'),
                    result);
        }
        int max = Overflow.maxInt(result);
        return IntegerBounds.unchecked(
                ScalarCode.of(
                                Subtract.class,
                                "subtractInts",
                                (in, out) ->
                                        out.int32 =
                                                Overflow.checkInt(
                                                        (long) in[0].int32 - in[1].int32,
                                                        max,
                                                        "The difference"),
                                max)
                        .checkedBy("intOverflow"),
                IntegerBounds.of(arguments, '-'),
                result);
    }

    private static long exact(long left, long right) {
        if (longOverflow(left, right) != 0) {
            throw Overflow.error("The difference " + left + " - " + right, SimpleType.BIGINT);
        }
        return left - right;
    }

    public static double subtractDoubles(double left, double right) {
        return left - right;
    }

    public static long subtractLongs(long left, long right) {
        return left - right;
    }

    public static long longOverflow(long left, long right) {
        long result = left - right;
        return ((left ^ right) & (left ^ result)) >> 63;
    }

    public static int subtractInts(int left, int right, int max) {
        return left - right;
    }

    public static long intOverflow(int left, int right, int max) {
        return IntegerBounds.beyond((long) left - right, max);
    }
}
