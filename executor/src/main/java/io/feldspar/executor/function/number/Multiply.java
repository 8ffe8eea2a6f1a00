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

/// `a * b` for numbers, and an interval times a number.
public final class Multiply extends Arithmetic {

    @Override
    public String name() {
        return "*";
    }

    @Override
    public Description description() {
        return new Description(
                "Numbers",
                List.of("a * b", "interval * number"),
                "The product. A result that does not fit its type is an error. That of decimals has"
                        + " s1 + s2 digits behind the point; where it would have more than"
                        + " 38 in all, it is rounded to fewer behind the point, 6 at least.",
                "1.5 * 2.5",
                "3.75");
    }

    @Override
    DecimalType decimalResult(DecimalType left, DecimalType right) {
        return DecimalRules.product(left, right);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() == 2 && IntervalArithmetic.interval(arguments.get(1))) {
            return List.of(IntervalArithmetic.factor(name(), arguments, 0), arguments.get(1));
        }
        if (arguments.size() == 2 && IntervalArithmetic.interval(arguments.get(0))) {
            return List.of(arguments.get(0), IntervalArithmetic.factor(name(), arguments, 1));
        }
        return super.parameterTypes(arguments);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        List<Type> types = parameterTypes(arguments);
        return IntervalArithmetic.interval(types.get(0))
                ? types.get(0)
                : IntervalArithmetic.interval(types.get(1))
                        ? types.get(1)
                        : super.resultType(arguments);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (IntervalArithmetic.interval(result)) {
            return IntervalArithmetic.product(arguments, result);
        }
        if (result instanceof DecimalType decimal) {
            return DecimalProduct.code(arguments.get(0), arguments.get(1), decimal);
        }
        if (result == SimpleType.DOUBLE || result == SimpleType.REAL) {
            return ScalarCode.of(
                    Multiply.class,
                    "multiplyDoubles",
                    (in, out) -> out.real = multiplyDoubles(in[0].real, in[1].real));
        }
        if (result == SimpleType.BIGINT) {
            return IntegerBounds.unchecked(
                    ScalarCode.of(
                                    Multiply.class,
                                    "multiplyLongs",
                                    (in, out) -> out.int64 = exact(in[0].int64, in[1].int64))
                            .checkedBy("longOverflow"),
                    IntegerBounds.of(arguments, '*'),
                    result);
        }
        int max = Overflow.maxInt(result);
        return IntegerBounds.unchecked(
                ScalarCode.of(
                                Multiply.class,
                                "multiplyInts",
                                (in, out) ->
                                        out.int32 =
                                                Overflow.checkInt(
                                                        (long) in[0].int32 * in[1].int32,
                                                        max,
                                                        "The product"),
                                max)
                        .checkedBy("intOverflow"),
                IntegerBounds.of(arguments, '*'),
                result);
    }

    private static long exact(long left, long right) {
        if (longOverflow(left, right) != 0) {
            throw Overflow.error("The product " + left + " * " + right, SimpleType.BIGINT);
        }
        return left * right;
    }

    public static double multiplyDoubles(double left, double right) {
        return left * right;
    }

    public static long multiplyLongs(long left, long right) {
        return left * right;
    }

    public static long longOverflow(long left, long right) {
        return Math.multiplyHigh(left, right) ^ ((left * right) >> 63);
    }

    public static int multiplyInts(int left, int right, int max) {
        return left * right;
    }

    public static long intOverflow(int left, int right, int max) {
        return IntegerBounds.beyond((long) left * right, max);
    }
}
