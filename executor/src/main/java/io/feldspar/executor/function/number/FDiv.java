package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The whole part of a / b as a DOUBLE.
public final class FDiv extends FixedFunction {

    public FDiv() {
        super(
                "FDIV",
                Description.of(
                        "Numbers",
                        "FDIV(a, b)",
                        "The whole part of a / b as a DOUBLE.",
                        "FDIV(5, 2)",
                        "2.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Math.floor(in[0].real / in[1].real));
    }
}
