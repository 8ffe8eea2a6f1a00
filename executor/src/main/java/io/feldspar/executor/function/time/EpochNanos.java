package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The nanoseconds since 1970-01-01.
public final class EpochNanos extends FixedFunction {

    public EpochNanos() {
        super(
                "EPOCH_NS",
                Description.of(
                        "Dates and times",
                        "EPOCH_NS(timestamp)",
                        "The nanoseconds since 1970-01-01.",
                        "EPOCH_NS(TIMESTAMP '1970-01-01 00:00:01')",
                        "1000000000"),
                Signature.of(SimpleType.BIGINT, SimpleType.TIMESTAMP));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int64 = nanos(in[0].int64)).failing();
    }

    private static long nanos(long micros) {
        try {
            return Math.multiplyExact(micros, 1000L);
        } catch (ArithmeticException cause) {
            throw Overflow.error("EPOCH_NS", SimpleType.BIGINT);
        }
    }
}
