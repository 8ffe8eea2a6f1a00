package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The angle whose sine is x.
public final class Asin extends FixedFunction {

    public Asin() {
        super(
                "ASIN",
                Description.of(
                        "Numbers", "ASIN(x)", "The angle whose sine is x.", "ASIN(0)", "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Asin.class, "asin", (in, out) -> out.real = asin(in[0].real));
    }

    public static double asin(double x) {
        return Math.asin(x);
    }
}
