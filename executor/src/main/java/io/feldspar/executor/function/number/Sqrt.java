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

/// The square root; an error of negative numbers.
public final class Sqrt extends FixedFunction {

    public Sqrt() {
        super(
                "SQRT",
                Description.of(
                        "Numbers",
                        "SQRT(x)",
                        "The square root; an error of negative numbers.",
                        "SQRT(16)",
                        "4.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Sqrt.class, "sqrt", (in, out) -> out.real = sqrt(in[0].real))
                .failing();
    }

    public static double sqrt(double x) {
        if (x < 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "SQRT of " + x + " is not defined",
                    "Use a number of 0 or more.");
        }
        return Math.sqrt(x);
    }
}
