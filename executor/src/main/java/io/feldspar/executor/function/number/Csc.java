package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The cosecant of x in radians.
public final class Csc extends FixedFunction {

    public Csc() {
        super(
                "CSC",
                Description.of(
                        "Numbers",
                        "CSC(x)",
                        "The cosecant of x in radians.",
                        "CSC(PI() / 2)",
                        "1.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = 1 / Math.sin(in[0].real));
    }
}
