package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The bits that both integers have.
public final class BitwiseAnd extends FixedFunction {

    public BitwiseAnd() {
        super(
                "BITAND",
                Description.of(
                        "Numbers",
                        "BITAND(a, b)",
                        "The bits that both integers have.",
                        "BITAND(6, 3)",
                        "2"),
                Signature.of(SimpleType.INTEGER, SimpleType.INTEGER, SimpleType.INTEGER),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return result == SimpleType.BIGINT
                ? ScalarCode.of(
                        BitwiseAnd.class,
                        "andLongs",
                        (in, out) -> out.int64 = andLongs(in[0].int64, in[1].int64))
                : ScalarCode.of(
                        BitwiseAnd.class,
                        "andInts",
                        (in, out) -> out.int32 = andInts(in[0].int32, in[1].int32));
    }

    public static int andInts(int left, int right) {
        return left & right;
    }

    public static long andLongs(long left, long right) {
        return left & right;
    }
}
