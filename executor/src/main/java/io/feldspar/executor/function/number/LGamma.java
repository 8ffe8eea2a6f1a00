package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The natural logarithm of the size of the gamma function.
public final class LGamma extends FixedFunction {

    public LGamma() {
        super(
                "LGAMMA",
                Description.of(
                        "Numbers",
                        "LGAMMA(x)",
                        "The natural logarithm of the size of the gamma function.",
                        "ROUND(LGAMMA(10), 10)",
                        "12.8018274801"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Gamma.logarithm(in[0].real));
    }
}
