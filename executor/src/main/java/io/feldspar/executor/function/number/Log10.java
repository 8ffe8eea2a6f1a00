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

/// The logarithm to base 10 of a positive number.
public final class Log10 extends FixedFunction {

    public Log10() {
        super(
                "LOG10",
                Description.of(
                        "Numbers",
                        "LOG10(x)",
                        "The logarithm to base 10 of a positive number.",
                        "LOG10(100)",
                        "2.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Log10.class, "log10", (in, out) -> out.real = log10(in[0].real))
                .failing();
    }

    public static double log10(double x) {
        if (x <= 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The logarithm of " + x + " is not defined",
                    "Use a positive number.");
        }
        return Math.log10(x);
    }
}
