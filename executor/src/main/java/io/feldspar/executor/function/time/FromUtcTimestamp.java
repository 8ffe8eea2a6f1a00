package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// What clocks in the zone show at this time in UTC.
public final class FromUtcTimestamp extends FixedFunction {

    public FromUtcTimestamp() {
        super(
                "FROM_UTC_TIMESTAMP",
                Description.of(
                        "Dates and times",
                        "FROM_UTC_TIMESTAMP(timestamp, zone)",
                        "What clocks in the zone show at this time in UTC.",
                        "FROM_UTC_TIMESTAMP(TIMESTAMP '2016-08-31 00:00:00', 'Asia/Seoul')",
                        "2016-08-31 09:00:00"),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.TIMESTAMP, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.int64 = local(in[0].int64, zone(in[1].slice.text())))
                .failing();
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.strip(), ZoneId.SHORT_IDS);
        } catch (DateTimeException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The time zone '" + name + "' is not known",
                    "Write it like Europe/Berlin or +02:00.",
                    cause);
        }
    }

    static long local(long micros, ZoneId zone) {
        return Calendars.plusMicros(micros, offset(micros, zone));
    }

    private static long offset(long micros, ZoneId zone) {
        long second = Math.floorDiv(micros, Calendars.MICROS_PER_SECOND);
        return zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds()
                * Calendars.MICROS_PER_SECOND;
    }
}
