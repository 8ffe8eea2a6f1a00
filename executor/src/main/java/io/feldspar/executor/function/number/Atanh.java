package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The number whose hyperbolic tangent is x; NaN beyond -1 and 1.
public final class Atanh extends FixedFunction {

    public Atanh() {
        super(
                "ATANH",
                Description.of(
                        "Numbers",
                        "ATANH(x)",
                        "The number whose hyperbolic tangent is x; NaN beyond -1 and 1.",
                        "ATANH(0)",
                        "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.real = 0.5 * (Math.log1p(in[0].real) - Math.log1p(-in[0].real)));
    }
}
