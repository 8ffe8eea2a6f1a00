package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The angle of the point (x, y).
public final class Atan2 extends FixedFunction {

    public Atan2() {
        super(
                "ATAN2",
                Description.of(
                        "Numbers",
                        "ATAN2(y, x)",
                        "The angle of the point (x, y).",
                        "ATAN2(0, 1)",
                        "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                Atan2.class, "atan2", (in, out) -> out.real = atan2(in[0].real, in[1].real));
    }

    public static double atan2(double y, double x) {
        return Math.atan2(y, x);
    }
}
