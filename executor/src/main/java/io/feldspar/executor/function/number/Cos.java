package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The cosine of x in radians.
public final class Cos extends FixedFunction {

    public Cos() {
        super(
                "COS",
                Description.of("Numbers", "COS(x)", "The cosine of x in radians.", "COS(0)", "1.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Cos.class, "cos", (in, out) -> out.real = cos(in[0].real));
    }

    public static double cos(double x) {
        return Math.cos(x);
    }
}
