package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The integer shifted right by count bits, zeros coming in.
public final class ShiftRightUnsigned extends FixedFunction {

    public ShiftRightUnsigned() {
        super(
                "SHIFTRIGHTUNSIGNED",
                Description.of(
                        "Numbers",
                        "SHIFTRIGHTUNSIGNED(a, count)",
                        "The integer shifted right by count bits, zeros coming in.",
                        "SHIFTRIGHTUNSIGNED(-1, 31)",
                        "1"),
                Signature.of(SimpleType.INTEGER, SimpleType.INTEGER, SimpleType.INTEGER),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> {
                    out.int32 = in[0].int32 >>> in[1].int32;
                    out.int64 = in[0].int64 >>> in[1].int32;
                });
    }
}
