package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The number whose hyperbolic cosine is x; NaN below 1.
public final class Acosh extends FixedFunction {

    public Acosh() {
        super(
                "ACOSH",
                Description.of(
                        "Numbers",
                        "ACOSH(x)",
                        "The number whose hyperbolic cosine is x; NaN below 1.",
                        "ACOSH(1)",
                        "0.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.real = Math.log(in[0].real + Math.sqrt(in[0].real * in[0].real - 1)));
    }
}
