package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The bits that one of the integers has.
public final class BitwiseOr extends FixedFunction {

    public BitwiseOr() {
        super(
                "BITOR",
                Description.of(
                        "Numbers",
                        "BITOR(a, b)",
                        "The bits that one of the integers has.",
                        "BITOR(6, 3)",
                        "7"),
                Signature.of(SimpleType.INTEGER, SimpleType.INTEGER, SimpleType.INTEGER),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return result == SimpleType.BIGINT
                ? ScalarCode.of(
                        BitwiseOr.class,
                        "orLongs",
                        (in, out) -> out.int64 = orLongs(in[0].int64, in[1].int64))
                : ScalarCode.of(
                        BitwiseOr.class,
                        "orInts",
                        (in, out) -> out.int32 = orInts(in[0].int32, in[1].int32));
    }

    public static int orInts(int left, int right) {
        return left | right;
    }

    public static long orLongs(long left, long right) {
        return left | right;
    }
}
