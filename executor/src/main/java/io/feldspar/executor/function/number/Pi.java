package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The ratio of a circle's circumference to its diameter.
public final class Pi extends FixedFunction {

    public Pi() {
        super(
                "PI",
                Description.of(
                        "Numbers",
                        "PI()",
                        "The ratio of a circle's circumference to its diameter.",
                        "PI()",
                        "3.141592653589793"),
                Signature.of(SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Math.PI);
    }
}
