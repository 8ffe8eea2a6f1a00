package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// e to the power of x.
public final class Exp extends FixedFunction {

    public Exp() {
        super(
                "EXP",
                Description.of("Numbers", "EXP(x)", "e to the power of x.", "EXP(0)", "1.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Exp.class, "exp", (in, out) -> out.real = exp(in[0].real));
    }

    public static double exp(double x) {
        return Math.exp(x);
    }
}
