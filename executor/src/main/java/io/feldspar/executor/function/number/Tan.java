package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The tangent of x in radians.
public final class Tan extends FixedFunction {

    public Tan() {
        super(
                "TAN",
                Description.of(
                        "Numbers", "TAN(x)", "The tangent of x in radians.", "TAN(0)", "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Tan.class, "tan", (in, out) -> out.real = tan(in[0].real));
    }

    public static double tan(double x) {
        return Math.tan(x);
    }
}
