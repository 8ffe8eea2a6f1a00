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

/// The natural logarithm of a positive number.
public final class Ln extends FixedFunction {

    public Ln() {
        super(
                "LN",
                Description.of(
                        "Numbers",
                        "LN(x)",
                        "The natural logarithm of a positive number.",
                        "LN(1)",
                        "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Ln.class, "ln", (in, out) -> out.real = ln(in[0].real)).failing();
    }

    public static double ln(double x) {
        if (x <= 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The logarithm of " + x + " is not defined",
                    "Use a positive number.");
        }
        return Math.log(x);
    }
}
