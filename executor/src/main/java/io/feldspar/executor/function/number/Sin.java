package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The sine of x in radians.
public final class Sin extends FixedFunction {

    public Sin() {
        super(
                "SIN",
                Description.of("Numbers", "SIN(x)", "The sine of x in radians.", "SIN(0)", "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Sin.class, "sin", (in, out) -> out.real = sin(in[0].real));
    }

    public static double sin(double x) {
        return Math.sin(x);
    }
}
