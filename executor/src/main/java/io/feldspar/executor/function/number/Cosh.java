package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The hyperbolic cosine.
public final class Cosh extends FixedFunction {

    public Cosh() {
        super(
                "COSH",
                Description.of("Numbers", "COSH(x)", "The hyperbolic cosine.", "COSH(0)", "1.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Cosh.class, "cosh", (in, out) -> out.real = cosh(in[0].real));
    }

    public static double cosh(double x) {
        return Math.cosh(x);
    }
}
