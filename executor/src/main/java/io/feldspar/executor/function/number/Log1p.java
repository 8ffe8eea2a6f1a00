package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The natural logarithm of 1 + x, exact for small x.
public final class Log1p extends FixedFunction {

    public Log1p() {
        super(
                "LOG1P",
                Description.of(
                        "Numbers",
                        "LOG1P(x)",
                        "The natural logarithm of 1 + x, exact for small x.",
                        "LOG1P(0)",
                        "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Math.log1p(in[0].real));
    }
}
