package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The angle in radians of x in degrees.
public final class Radians extends FixedFunction {

    public Radians() {
        super(
                "RADIANS",
                Description.of(
                        "Numbers",
                        "RADIANS(x)",
                        "The angle in radians of x in degrees.",
                        "RADIANS(180)",
                        "3.141592653589793"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Radians.class, "radians", (in, out) -> out.real = radians(in[0].real));
    }

    public static double radians(double x) {
        return Math.toRadians(x);
    }
}
