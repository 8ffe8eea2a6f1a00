package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The timestamp of these numbers; the seconds may have a fraction.
public final class MakeTimestamp extends FixedFunction {

    public MakeTimestamp() {
        super(
                "MAKE_TIMESTAMP",
                new Description(
                        "Dates and times",
                        List.of(
                                "MAKE_TIMESTAMP(year, month, day, hour, minute, second [, zone])",
                                "MAKE_TIMESTAMP(date [, time [, zone]])"),
                        "The timestamp of these numbers, of which the seconds may have a fraction, or of a date and a time; in UTC, if it is the time in a zone.",
                        "MAKE_TIMESTAMP(2014, 12, 28, 6, 30, 45.5)",
                        "2014-12-28 06:30:45.5"),
                Signature.of(
                                SimpleType.TIMESTAMP,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.DOUBLE,
                                SimpleType.VARCHAR)
                        .requiring(6),
                Signature.of(
                                SimpleType.TIMESTAMP,
                                SimpleType.DATE,
                                SimpleType.TIME,
                                SimpleType.VARCHAR)
                        .requiring(1));
    }

    @Override
    public List<String> aliases() {
        return List.of("MAKE_TIMESTAMP_NTZ", "MAKE_TIMESTAMP_LTZ");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean date = arguments.get(0).type() == SimpleType.DATE;
        int zone = date ? 2 : 6;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long local = date ? of(in) : ofNumbers(in);
                            out.int64 =
                                    in.length > zone
                                            ? ToUtcTimestamp.utc(
                                                    local,
                                                    FromUtcTimestamp.zone(in[zone].slice.text()))
                                            : local;
                        })
                .failing();
    }

    private static long of(Cell[] in) {
        return Calendars.checkTimestamp(
                in[0].int32 * Calendars.MICROS_PER_DAY + (in.length > 1 ? in[1].int64 : 0));
    }

    private static long ofNumbers(Cell[] in) {
        return timestamp(
                in[0].int32,
                in[1].int32,
                in[2].int32,
                micros(in[3].int32, in[4].int32, in[5].real));
    }

    private static long timestamp(int year, int month, int day, long micros) {
        boolean exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1;
        if (!exists || day > Calendars.daysInMonth(year, month)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_DATETIME,
                    "Year %d, month %d and day %d are not a date".formatted(year, month, day),
                    "Use TRY_MAKE_TIMESTAMP to get NULL instead.");
        }
        return Calendars.checkTimestamp(
                Calendars.day(year, month, day) * Calendars.MICROS_PER_DAY + micros);
    }

    /// The microseconds since midnight; 60 seconds are the next minute.
    static long micros(int hour, int minute, double second) {
        long micros = Math.round(second * Calendars.MICROS_PER_SECOND);
        boolean exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && micros >= 0;
        if (!exists || micros > 60 * Calendars.MICROS_PER_SECOND) {
            throw new FeldsparException(
                    ErrorCode.INVALID_DATETIME,
                    "There is no time with hour %d, minute %d and second %s"
                            .formatted(hour, minute, second));
        }
        return (hour * 60L + minute) * 60 * Calendars.MICROS_PER_SECOND + micros;
    }
}
