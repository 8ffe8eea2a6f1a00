package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The integer shifted left by count bits.
public final class ShiftLeft extends FixedFunction {

    public ShiftLeft() {
        super(
                "SHIFTLEFT",
                Description.of(
                        "Numbers",
                        "SHIFTLEFT(a, count)",
                        "The integer shifted left by count bits.",
                        "SHIFTLEFT(1, 10)",
                        "1024"),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                ShiftLeft.class, "shift", (in, out) -> out.int64 = shift(in[0].int64, in[1].int32));
    }

    public static long shift(long value, int count) {
        return value << count;
    }
}
