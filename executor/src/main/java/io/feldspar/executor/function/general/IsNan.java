package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether x is the number NaN; not of NULL.
public final class IsNan extends FixedFunction {

    public IsNan() {
        super(
                "ISNAN",
                Description.of(
                        "General",
                        "ISNAN(x)",
                        "Whether x is the number NaN; not of NULL.",
                        "ISNAN(CAST('NaN' AS DOUBLE))",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.bool = !in[0].isNull && Double.isNaN(in[0].real))
                .withNulls();
    }
}
