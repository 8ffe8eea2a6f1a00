package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The angle in degrees of x in radians.
public final class Degrees extends FixedFunction {

    public Degrees() {
        super(
                "DEGREES",
                Description.of(
                        "Numbers",
                        "DEGREES(x)",
                        "The angle in degrees of x in radians.",
                        "DEGREES(PI())",
                        "180.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Degrees.class, "degrees", (in, out) -> out.real = degrees(in[0].real));
    }

    public static double degrees(double x) {
        return Math.toDegrees(x);
    }
}
