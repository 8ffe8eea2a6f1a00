package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigInteger;
import java.util.List;

/// The least common multiple of two integers.
public final class Lcm extends FixedFunction {

    public Lcm() {
        super(
                "LCM",
                Description.of(
                        "Numbers",
                        "LCM(a, b)",
                        "The least common multiple of two integers.",
                        "LCM(42, 57)",
                        "798"),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public List<String> aliases() {
        return List.of("LEAST_COMMON_MULTIPLE");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int64 = multiple(in[0].int64, in[1].int64))
                .failing();
    }

    private static long multiple(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        BigInteger left = BigInteger.valueOf(a);
        BigInteger right = BigInteger.valueOf(b);
        BigInteger multiple = left.divide(left.gcd(right)).multiply(right).abs();
        if (multiple.bitLength() > 63) {
            throw Overflow.error("LCM", SimpleType.BIGINT);
        }
        return multiple.longValue();
    }
}
