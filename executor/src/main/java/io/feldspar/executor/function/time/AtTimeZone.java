package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.time.ZoneId;
import java.util.List;

/// `timestamp AT TIME ZONE zone`.
public final class AtTimeZone extends FixedFunction {

    public AtTimeZone() {
        super(
                "AT_TIME_ZONE",
                Description.of(
                        "Dates and times",
                        "timestamp AT TIME ZONE zone",
                        "The moment when clocks in the zone show the timestamp; of a TIMESTAMP WITH"
                                + " TIME ZONE, the TIMESTAMP that clocks in the zone show at it.",
                        "TIMESTAMP '2026-08-31 09:00:00' AT TIME ZONE 'Asia/Seoul'",
                        "2026-08-31 00:00:00+00:00"),
                Signature.of(SimpleType.TIMESTAMP_TZ, SimpleType.TIMESTAMP, SimpleType.VARCHAR),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.TIMESTAMP_TZ, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean clocks = result == SimpleType.TIMESTAMP;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            ZoneId zone = FromUtcTimestamp.zone(in[1].slice.text());
                            out.int64 =
                                    clocks
                                            ? FromUtcTimestamp.local(in[0].int64, zone)
                                            : ToUtcTimestamp.utc(in[0].int64, zone);
                        })
                .failing();
    }
}
