package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.DecimalRules;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Int128;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigInteger;
import java.util.List;

/// `a % b`: what is left of a after division by b, with the sign of a.
public final class Modulo extends Arithmetic {

    @Override
    public String name() {
        return "%";
    }

    @Override
    public List<String> aliases() {
        return List.of("MOD");
    }

    @Override
    public Description description() {
        return new Description(
                "Numbers",
                List.of("a % b", "MOD(a, b)"),
                "What is left of a after division by b, with the sign of a.",
                "MOD(-7, 3)",
                "-1");
    }

    @Override
    DecimalType decimalResult(DecimalType left, DecimalType right) {
        return DecimalRules.remainder(left, right);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (result instanceof DecimalType decimal) {
            int leftScale = ((DecimalType) arguments.get(0).type()).scale();
            int rightScale = ((DecimalType) arguments.get(1).type()).scale();
            return ScalarCode.interpreted(
                            (in, out) ->
                                    remainder(
                                            in[0].int128,
                                            leftScale,
                                            in[1].int128,
                                            rightScale,
                                            out.int128,
                                            decimal))
                    .failing();
        }
        if (result == SimpleType.DOUBLE || result == SimpleType.REAL) {
            return ScalarCode.of(
                            Modulo.class,
                            "moduloDoubles",
                            (in, out) -> out.real = moduloDoubles(in[0].real, in[1].real))
                    .failing();
        }
        if (result == SimpleType.BIGINT) {
            return ScalarCode.of(
                            Modulo.class,
                            "moduloLongs",
                            (in, out) -> out.int64 = moduloLongs(in[0].int64, in[1].int64))
                    .failing();
        }
        return ScalarCode.of(
                        Modulo.class,
                        "moduloInts",
                        (in, out) -> out.int32 = moduloInts(in[0].int32, in[1].int32))
                .failing();
    }

    public static double moduloDoubles(double left, double right) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        return left % right;
    }

    public static long moduloLongs(long left, long right) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        return left % right;
    }

    public static int moduloInts(int left, int right) {
        if (right == 0) {
            throw Overflow.divisionByZero();
        }
        return left % right;
    }

    private static void remainder(
            Int128 left,
            int leftScale,
            Int128 right,
            int rightScale,
            Int128 out,
            DecimalType result) {
        if (right.isZero()) {
            throw Overflow.divisionByZero();
        }
        int scale = Math.max(leftScale, rightScale);
        BigInteger dividend = left.toBigInteger().multiply(Int128.power(scale - leftScale));
        BigInteger divisor = right.toBigInteger().multiply(Int128.power(scale - rightScale));
        BigInteger remainder = dividend.remainder(divisor);
        Overflow.set(
                out,
                result.scale() < scale
                        ? Int128.divideHalfUp(remainder, Int128.power(scale - result.scale()))
                        : remainder.multiply(Int128.power(result.scale() - scale)),
                result);
    }
}
