package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The next even number away from zero.
public final class Even extends FixedFunction {

    public Even() {
        super(
                "EVEN",
                Description.of(
                        "Numbers",
                        "EVEN(x)",
                        "The next even number away from zero.",
                        "EVEN(2.9)",
                        "4.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.real =
                                Math.copySign(Math.ceil(Math.abs(in[0].real) / 2) * 2, in[0].real));
    }
}
