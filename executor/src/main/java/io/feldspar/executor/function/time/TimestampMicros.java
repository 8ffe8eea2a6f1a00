package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The timestamp that many microseconds after 1970-01-01.
public final class TimestampMicros extends FixedFunction {

    public TimestampMicros() {
        super(
                "TIMESTAMP_MICROS",
                Description.of(
                        "Dates and times",
                        "TIMESTAMP_MICROS(number)",
                        "The timestamp that many microseconds after 1970-01-01.",
                        "TIMESTAMP_MICROS(60000000)",
                        "1970-01-01 00:01:00"),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.int64 = Calendars.checkTimestamp(in[0].int64))
                .failing();
    }
}
