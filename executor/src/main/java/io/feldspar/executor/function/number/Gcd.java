package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigInteger;
import java.util.List;

/// The greatest common divisor.
public final class Gcd extends FixedFunction {

    public Gcd() {
        super(
                "GCD",
                Description.of(
                        "Numbers", "GCD(a, b)", "The greatest common divisor.", "GCD(12, 18)", "6"),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public List<String> aliases() {
        return List.of("GREATEST_COMMON_DIVISOR");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.int64 =
                                BigInteger.valueOf(in[0].int64)
                                        .gcd(BigInteger.valueOf(in[1].int64))
                                        .longValue());
    }
}
