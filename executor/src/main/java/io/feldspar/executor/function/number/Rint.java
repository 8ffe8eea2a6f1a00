package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The nearest whole number, the even one of two.
public final class Rint extends FixedFunction {

    public Rint() {
        super(
                "RINT",
                Description.of(
                        "Numbers",
                        "RINT(x)",
                        "The nearest whole number, the even one of two.",
                        "RINT(2.5)",
                        "2.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Math.rint(in[0].real));
    }
}
