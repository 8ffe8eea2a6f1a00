package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What clocks in one zone show when clocks in another show the timestamp; from UTC unless told
/// otherwise.
public final class ConvertTimezone extends FixedFunction {

    public ConvertTimezone() {
        super(
                "CONVERT_TIMEZONE",
                Description.of(
                        "Dates and times",
                        "CONVERT_TIMEZONE([from, ] to, timestamp)",
                        "What clocks in one zone show when clocks in another show the "
                                + "timestamp; from UTC unless told otherwise.",
                        "CONVERT_TIMEZONE('Europe/Brussels', 'America/Los_Angeles', TIMESTAMP '2021-12-06 00:00:00')",
                        "2021-12-05 15:00:00"),
                Signature.of(
                        SimpleType.TIMESTAMP,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.TIMESTAMP),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.VARCHAR, SimpleType.TIMESTAMP));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        int last = arguments.size() - 1;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long utc =
                                    last == 1
                                            ? in[1].int64
                                            : ToUtcTimestamp.utc(
                                                    in[2].int64,
                                                    FromUtcTimestamp.zone(in[0].slice.text()));
                            out.int64 =
                                    FromUtcTimestamp.local(
                                            utc, FromUtcTimestamp.zone(in[last - 1].slice.text()));
                        })
                .failing();
    }
}
