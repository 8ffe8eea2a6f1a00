package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The integer with every bit turned.
public final class BitwiseNot extends FixedFunction {

    public BitwiseNot() {
        super(
                "BITNOT",
                Description.of(
                        "Numbers",
                        "BITNOT(a)",
                        "The integer with every bit turned.",
                        "BITNOT(5)",
                        "-6"),
                Signature.of(SimpleType.INTEGER, SimpleType.INTEGER),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return result == SimpleType.BIGINT
                ? ScalarCode.of(
                        BitwiseNot.class, "notLong", (in, out) -> out.int64 = notLong(in[0].int64))
                : ScalarCode.of(
                        BitwiseNot.class, "notInt", (in, out) -> out.int32 = notInt(in[0].int32));
    }

    public static int notInt(int value) {
        return ~value;
    }

    public static long notLong(long value) {
        return ~value;
    }
}
