package io.feldspar.executor.function.number;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The logarithm of x to that base, or to base 10.
public final class Log extends FixedFunction {

    public Log() {
        super(
                "LOG",
                new Description(
                        "Numbers",
                        List.of("LOG(base, x)", "LOG(x)"),
                        "The logarithm of x to that base, or to base 10.",
                        "LOG(2, 8)",
                        "3.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE).requiring(1));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return arguments.size() == 1
                ? ScalarCode.of(
                                Log10.class,
                                "log10",
                                (in, out) -> out.real = Log10.log10(in[0].real))
                        .failing()
                : ScalarCode.of(
                                Log.class,
                                "log",
                                (in, out) -> out.real = log(in[0].real, in[1].real))
                        .failing();
    }

    public static double log(double base, double x) {
        if (base <= 0 || base == 1 || x <= 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The logarithm of " + x + " to base " + base + " is not defined",
                    "Use positive numbers and a base other than 1.");
        }
        return base(base, x);
    }

    /// The quotient of the logarithms, exact where x is a whole power of the base.
    static double base(double base, double x) {
        double quotient = Math.log(x) / Math.log(base);
        double whole = Math.rint(quotient);
        return Math.abs(quotient - whole) < 1e-9 && Math.pow(base, whole) == x ? whole : quotient;
    }
}
