package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The hyperbolic tangent.
public final class Tanh extends FixedFunction {

    public Tanh() {
        super(
                "TANH",
                Description.of("Numbers", "TANH(x)", "The hyperbolic tangent.", "TANH(0)", "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Tanh.class, "tanh", (in, out) -> out.real = tanh(in[0].real));
    }

    public static double tanh(double x) {
        return Math.tanh(x);
    }
}
