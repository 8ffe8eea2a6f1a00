package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The number of bits, eight for each byte.
public final class BitLength extends FixedFunction {

    public BitLength() {
        super(
                "BIT_LENGTH",
                Description.of(
                        "Strings",
                        "BIT_LENGTH(text)",
                        "The number of bits, eight for each byte.",
                        "BIT_LENGTH('abc')",
                        "24"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR),
                Signature.of(SimpleType.INTEGER, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int32 = in[0].slice.length * 8);
    }
}
