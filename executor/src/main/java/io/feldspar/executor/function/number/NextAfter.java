package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The next number that DOUBLE holds from x in the direction of y.
public final class NextAfter extends FixedFunction {

    public NextAfter() {
        super(
                "NEXTAFTER",
                Description.of(
                        "Numbers",
                        "NEXTAFTER(x, y)",
                        "The next number that DOUBLE holds from x in the direction of y.",
                        "NEXTAFTER(1, 2)",
                        "1.0000000000000002"),
                Signature.of(SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.real = Math.nextAfter(in[0].real, in[1].real));
    }
}
