package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The length of the vector (x, y).
public final class Hypot extends FixedFunction {

    public Hypot() {
        super(
                "HYPOT",
                Description.of(
                        "Numbers",
                        "HYPOT(x, y)",
                        "The length of the vector (x, y).",
                        "HYPOT(3, 4)",
                        "5.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Math.hypot(in[0].real, in[1].real));
    }
}
