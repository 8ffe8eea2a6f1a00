package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The timestamp that many seconds after 1970-01-01.
public final class TimestampSeconds extends FixedFunction {

    public TimestampSeconds() {
        super(
                "TIMESTAMP_SECONDS",
                Description.of(
                        "Dates and times",
                        "TIMESTAMP_SECONDS(number)",
                        "The timestamp that many seconds after 1970-01-01.",
                        "TIMESTAMP_SECONDS(60)",
                        "1970-01-01 00:01:00"),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.BIGINT),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean fraction = arguments.get(0).type() == SimpleType.DOUBLE;
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        fraction
                                                ? Calendars.checkTimestamp(
                                                        (long) (in[0].real * 1e6))
                                                : FromUnixtime.timestamp(in[0].int64))
                .failing();
    }
}
