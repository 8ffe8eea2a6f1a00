package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The rest of a / b rounded down, as a DOUBLE.
public final class FMod extends FixedFunction {

    public FMod() {
        super(
                "FMOD",
                Description.of(
                        "Numbers",
                        "FMOD(a, b)",
                        "The rest of a / b rounded down, as a DOUBLE.",
                        "FMOD(5, 2)",
                        "1.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.real = in[0].real - in[1].real * Math.floor(in[0].real / in[1].real));
    }
}
