package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// The time in UTC when clocks in the zone show this time.
public final class ToUtcTimestamp extends FixedFunction {

    public ToUtcTimestamp() {
        super(
                "TO_UTC_TIMESTAMP",
                Description.of(
                        "Dates and times",
                        "TO_UTC_TIMESTAMP(timestamp, zone)",
                        "The time in UTC when clocks in the zone show this time.",
                        "TO_UTC_TIMESTAMP(TIMESTAMP '2016-08-31 09:00:00', 'Asia/Seoul')",
                        "2016-08-31 00:00:00"),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.TIMESTAMP, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        utc(in[0].int64, FromUtcTimestamp.zone(in[1].slice.text())))
                .failing();
    }

    static long utc(long micros, ZoneId zone) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, Calendars.MICROS_PER_SECOND), 0, ZoneOffset.UTC);
        long offset = time.atZone(zone).getOffset().getTotalSeconds();
        return Calendars.plusMicros(micros, -offset * Calendars.MICROS_PER_SECOND);
    }
}
