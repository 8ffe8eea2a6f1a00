package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// The timestamp so many units later.
public final class TimestampAdd extends FixedFunction {

    public TimestampAdd() {
        super(
                "TIMESTAMPADD",
                Description.of(
                        "Dates and times",
                        "TIMESTAMPADD(unit, count, timestamp)",
                        "The timestamp so many units, such as MONTH or HOUR, later.",
                        "TIMESTAMPADD(HOUR, -2, TIMESTAMP '2024-03-01 01:00:00')",
                        "2024-02-29 23:00:00"),
                Signature.of(
                        SimpleType.TIMESTAMP,
                        SimpleType.VARCHAR,
                        SimpleType.BIGINT,
                        SimpleType.TIMESTAMP),
                Signature.of(
                        SimpleType.TIMESTAMP_TZ,
                        SimpleType.VARCHAR,
                        SimpleType.BIGINT,
                        SimpleType.TIMESTAMP_TZ));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        later(
                                                TimestampUnits.parse(
                                                        "TIMESTAMPADD", in[0].slice.text()),
                                                in[1].int64,
                                                in[2].int64))
                .failing();
    }

    private static long later(TimestampUnits units, long count, long micros) {
        try {
            LocalDateTime later =
                    DatePattern.dateTime(micros)
                            .plus(Math.multiplyExact(count, units.count()), units.unit());
            return Calendars.checkTimestamp(
                    Math.addExact(
                            Math.multiplyExact(
                                    later.toEpochSecond(ZoneOffset.UTC),
                                    Calendars.MICROS_PER_SECOND),
                            later.getNano() / 1000));
        } catch (ArithmeticException | DateTimeException cause) {
            throw Overflow.error("TIMESTAMPADD", SimpleType.TIMESTAMP);
        }
    }
}
