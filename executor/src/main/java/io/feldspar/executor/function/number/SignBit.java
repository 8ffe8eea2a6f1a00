package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether the sign bit of x is set, as of -0.0.
public final class SignBit extends FixedFunction {

    public SignBit() {
        super(
                "SIGNBIT",
                Description.of(
                        "Numbers",
                        "SIGNBIT(x)",
                        "Whether the sign bit of x is set, as of -0.0.",
                        "SIGNBIT(-1.0)",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.bool = Double.doubleToRawLongBits(in[0].real) < 0);
    }
}
