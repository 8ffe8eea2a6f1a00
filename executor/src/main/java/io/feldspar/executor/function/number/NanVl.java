package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// x, or the other value where x is NaN.
public final class NanVl extends FixedFunction {

    public NanVl() {
        super(
                "NANVL",
                Description.of(
                        "Numbers",
                        "NANVL(x, otherwise)",
                        "x, or the other value where x is NaN.",
                        "NANVL(CAST('NaN' AS DOUBLE), 123)",
                        "123.0"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            Cell chosen = !in[0].isNull && Double.isNaN(in[0].real) ? in[1] : in[0];
                            out.isNull = chosen.isNull;
                            out.real = chosen.real;
                        })
                .withNulls();
    }
}
