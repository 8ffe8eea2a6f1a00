package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The angle whose cosine is x.
public final class Acos extends FixedFunction {

    public Acos() {
        super(
                "ACOS",
                Description.of(
                        "Numbers", "ACOS(x)", "The angle whose cosine is x.", "ACOS(1)", "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Acos.class, "acos", (in, out) -> out.real = acos(in[0].real));
    }

    public static double acos(double x) {
        return Math.acos(x);
    }
}
