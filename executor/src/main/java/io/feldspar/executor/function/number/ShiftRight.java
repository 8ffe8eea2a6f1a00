package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The integer shifted right by count bits, keeping its sign.
public final class ShiftRight extends FixedFunction {

    public ShiftRight() {
        super(
                "SHIFTRIGHT",
                Description.of(
                        "Numbers",
                        "SHIFTRIGHT(a, count)",
                        "The integer shifted right by count bits, keeping its sign.",
                        "SHIFTRIGHT(1024, 10)",
                        "1"),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                ShiftRight.class,
                "shift",
                (in, out) -> out.int64 = shift(in[0].int64, in[1].int32));
    }

    public static long shift(long value, int count) {
        return value >> count;
    }
}
