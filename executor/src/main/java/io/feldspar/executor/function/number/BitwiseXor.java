package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The bits that just one of the integers has.
public final class BitwiseXor extends FixedFunction {

    public BitwiseXor() {
        super(
                "BITXOR",
                Description.of(
                        "Numbers",
                        "BITXOR(a, b)",
                        "The bits that just one of the integers has.",
                        "BITXOR(6, 3)",
                        "5"),
                Signature.of(SimpleType.INTEGER, SimpleType.INTEGER, SimpleType.INTEGER),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return result == SimpleType.BIGINT
                ? ScalarCode.of(
                        BitwiseXor.class,
                        "xorLongs",
                        (in, out) -> out.int64 = xorLongs(in[0].int64, in[1].int64))
                : ScalarCode.of(
                        BitwiseXor.class,
                        "xorInts",
                        (in, out) -> out.int32 = xorInts(in[0].int32, in[1].int32));
    }

    public static int xorInts(int left, int right) {
        return left ^ right;
    }

    public static long xorLongs(long left, long right) {
        return left ^ right;
    }
}
