package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether x is infinite; no time is.
public final class IsInf extends FixedFunction {

    public IsInf() {
        super(
                "ISINF",
                Description.of(
                        "Numbers",
                        "ISINF(x)",
                        "Whether x is infinite; no time is.",
                        "ISINF(CAST('Infinity' AS DOUBLE))",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.DOUBLE),
                Signature.of(SimpleType.BOOLEAN, SimpleType.TIMESTAMP));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean time = arguments.get(0).type() == SimpleType.TIMESTAMP;
        return ScalarCode.interpreted(
                (in, out) -> out.bool = !time && Double.isInfinite(in[0].real));
    }
}
