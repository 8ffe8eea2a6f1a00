package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The microseconds since 1970-01-01.
public final class EpochMicros extends FixedFunction {

    public EpochMicros() {
        super(
                "EPOCH_US",
                Description.of(
                        "Dates and times",
                        "EPOCH_US(timestamp)",
                        "The microseconds since 1970-01-01.",
                        "EPOCH_US(TIMESTAMP '1970-01-01 00:00:01')",
                        "1000000"),
                Signature.of(SimpleType.BIGINT, SimpleType.TIMESTAMP));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int64 = in[0].int64);
    }
}
