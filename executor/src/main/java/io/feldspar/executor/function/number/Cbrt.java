package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The cube root.
public final class Cbrt extends FixedFunction {

    public Cbrt() {
        super(
                "CBRT",
                Description.of("Numbers", "CBRT(x)", "The cube root.", "CBRT(27)", "3.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Cbrt.class, "cbrt", (in, out) -> out.real = cbrt(in[0].real));
    }

    public static double cbrt(double x) {
        return Math.cbrt(x);
    }
}
