package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The base of natural logarithms.
public final class E extends FixedFunction {

    public E() {
        super(
                "E",
                Description.of(
                        "Numbers",
                        "E()",
                        "The base of natural logarithms.",
                        "E()",
                        "2.718281828459045"),
                Signature.of(SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = Math.E);
    }
}
