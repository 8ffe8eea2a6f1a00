package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The milliseconds since 1970-01-01, or the timestamp of so many.
public final class EpochMillis extends FixedFunction {

    public EpochMillis() {
        super(
                "EPOCH_MS",
                new Description(
                        "Dates and times",
                        List.of("EPOCH_MS(timestamp)", "EPOCH_MS(milliseconds)"),
                        "The milliseconds since 1970-01-01, or the timestamp of so many.",
                        "EPOCH_MS(TIMESTAMP '1970-01-01 00:00:01')",
                        "1000"),
                Signature.of(SimpleType.BIGINT, SimpleType.TIMESTAMP),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return result == SimpleType.BIGINT
                ? ScalarCode.interpreted((in, out) -> out.int64 = Math.floorDiv(in[0].int64, 1000L))
                : new TimestampMillis().code(arguments, result);
    }
}
