package io.feldspar.executor.function.time;

import static io.feldspar.executor.type.SimpleType.INTERVAL_DAY_TIME;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time from start to end, which `end - start` gives.
public final class SubtractTimestamps extends FixedFunction {

    public SubtractTimestamps() {
        super(
                "SUBTRACT_TIMESTAMPS",
                Description.of(
                        "Dates and times",
                        "SUBTRACT_TIMESTAMPS(end, start)",
                        "The time from start to end; `end - start` is the same.",
                        "SUBTRACT_TIMESTAMPS(TIMESTAMP '1998-12-03 12:00:00', DATE '1998-12-01')",
                        "2 12:00:00"),
                between(SimpleType.TIMESTAMP),
                between(SimpleType.TIMESTAMP_TZ),
                between(SimpleType.TIME));
    }

    private static Signature between(Type type) {
        return Signature.of(INTERVAL_DAY_TIME, type, type);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                SubtractTimestamps.class,
                "micros",
                (in, out) -> out.int64 = micros(in[0].int64, in[1].int64));
    }

    public static long micros(long end, long start) {
        return end - start;
    }
}
