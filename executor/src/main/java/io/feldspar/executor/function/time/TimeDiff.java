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
import java.util.List;
import java.util.Locale;

/// How many whole hours, minutes, seconds, milliseconds or microseconds lie between two times of
/// day.
public final class TimeDiff extends FixedFunction {

    public TimeDiff() {
        super(
                "TIME_DIFF",
                Description.of(
                        "Dates and times",
                        "TIME_DIFF(unit, start, end)",
                        "How many whole hours, minutes, seconds, milliseconds or "
                                + "microseconds lie between two times of day.",
                        "TIME_DIFF('HOUR', TIME '20:30:29', TIME '21:30:28')",
                        "0"),
                Signature.of(
                        SimpleType.BIGINT, SimpleType.VARCHAR, SimpleType.TIME, SimpleType.TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        (in[2].int64 - in[1].int64)
                                                / width("TIME_DIFF", in[0].slice.text()))
                .failing();
    }

    /// The microseconds of a unit of time.
    static long width(String function, String unit) {
        return switch (unit.toUpperCase(Locale.ROOT)) {
            case "HOUR" -> 3600 * Calendars.MICROS_PER_SECOND;
            case "MINUTE" -> 60 * Calendars.MICROS_PER_SECOND;
            case "SECOND" -> Calendars.MICROS_PER_SECOND;
            case "MILLISECOND" -> 1000;
            case "MICROSECOND" -> 1;
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "Invalid unit '" + unit + "' of " + function,
                            "Use HOUR, MINUTE, SECOND, MILLISECOND or MICROSECOND.");
        };
    }
}
