package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The angle whose tangent is x.
public final class Atan extends FixedFunction {

    public Atan() {
        super(
                "ATAN",
                Description.of(
                        "Numbers", "ATAN(x)", "The angle whose tangent is x.", "ATAN(0)", "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Atan.class, "atan", (in, out) -> out.real = atan(in[0].real));
    }

    public static double atan(double x) {
        return Math.atan(x);
    }
}
