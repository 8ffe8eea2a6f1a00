package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The timestamp that many milliseconds after 1970-01-01.
public final class TimestampMillis extends FixedFunction {

    public TimestampMillis() {
        super(
                "TIMESTAMP_MILLIS",
                Description.of(
                        "Dates and times",
                        "TIMESTAMP_MILLIS(number)",
                        "The timestamp that many milliseconds after 1970-01-01.",
                        "TIMESTAMP_MILLIS(60000)",
                        "1970-01-01 00:01:00"),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.int64 = Calendars.checkTimestamp(scaled(in[0].int64)))
                .failing();
    }

    private static long scaled(long millis) {
        if (millis > Long.MAX_VALUE / 1000 || millis < Long.MIN_VALUE / 1000) {
            throw Calendars.overflow();
        }
        return millis * 1000;
    }
}
