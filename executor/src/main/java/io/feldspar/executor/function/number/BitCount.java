package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// How many bits are 1, of 64.
public final class BitCount extends FixedFunction {

    public BitCount() {
        super(
                "BIT_COUNT",
                Description.of(
                        "Numbers",
                        "BIT_COUNT(integer)",
                        "How many bits are 1, of 64.",
                        "BIT_COUNT(7)",
                        "3"),
                Signature.of(SimpleType.INTEGER, SimpleType.BIGINT),
                Signature.of(SimpleType.INTEGER, SimpleType.BOOLEAN));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean ofBoolean = arguments.get(0).type() == SimpleType.BOOLEAN;
        return ScalarCode.interpreted(
                (in, out) ->
                        out.int32 = ofBoolean ? (in[0].bool ? 1 : 0) : Long.bitCount(in[0].int64));
    }
}
