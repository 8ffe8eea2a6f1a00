package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The cotangent of x in radians.
public final class Cot extends FixedFunction {

    public Cot() {
        super(
                "COT",
                Description.of(
                        "Numbers",
                        "COT(x)",
                        "The cotangent of x in radians.",
                        "COT(0.7853981633974483)",
                        "1.0000000000000002"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(Cot.class, "cot", (in, out) -> out.real = cot(in[0].real));
    }

    public static double cot(double x) {
        return 1 / Math.tan(x);
    }
}
