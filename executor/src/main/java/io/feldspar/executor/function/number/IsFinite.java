package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether x is neither infinite nor NaN; every time is finite.
public final class IsFinite extends FixedFunction {

    public IsFinite() {
        super(
                "ISFINITE",
                Description.of(
                        "Numbers",
                        "ISFINITE(x)",
                        "Whether x is neither infinite nor NaN; every time is finite.",
                        "ISFINITE(5.5)",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.DOUBLE),
                Signature.of(SimpleType.BOOLEAN, SimpleType.TIMESTAMP));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean time = arguments.get(0).type() == SimpleType.TIMESTAMP;
        return ScalarCode.interpreted((in, out) -> out.bool = time || Double.isFinite(in[0].real));
    }
}
