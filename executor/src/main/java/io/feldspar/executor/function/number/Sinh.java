package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The hyperbolic sine.
public final class Sinh extends FixedFunction {

    public Sinh() {
        super(
                "SINH",
                Description.of("Numbers", "SINH(x)", "The hyperbolic sine.", "SINH(0)", "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Sinh.class, "sinh", (in, out) -> out.real = sinh(in[0].real));
    }

    public static double sinh(double x) {
        return Math.sinh(x);
    }
}
