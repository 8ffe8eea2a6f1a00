package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// e to the power of x, less 1, exact for small x.
public final class Expm1 extends FixedFunction {

    public Expm1() {
        super(
                "EXPM1",
                Description.of(
                        "Numbers",
                        "EXPM1(x)",
                        "e to the power of x, less 1, exact for small x.",
                        "EXPM1(0)",
                        "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Math.expm1(in[0].real));
    }
}
