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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// The start of the interval of that width in which the timestamp lies, counted from the origin,
/// 1970-01-01 if left out.
public final class DateBin extends FixedFunction {

    public DateBin() {
        super(
                "DATE_BIN",
                new Description(
                        "Dates and times",
                        List.of(
                                "DATE_BIN(width, timestamp [, origin])",
                                "TIME_BUCKET(width, timestamp [, origin])"),
                        "The start of the interval of that width in which the timestamp "
                                + "lies, counted from the origin, 1970-01-01 if left out.",
                        "DATE_BIN(INTERVAL '15' MINUTE, TIMESTAMP '2024-02-10 10:37:00')",
                        "2024-02-10 10:30:00"),
                Signature.of(
                                SimpleType.TIMESTAMP,
                                SimpleType.INTERVAL_DAY_TIME,
                                SimpleType.TIMESTAMP,
                                SimpleType.TIMESTAMP)
                        .requiring(2),
                Signature.of(
                                SimpleType.TIMESTAMP,
                                SimpleType.INTERVAL_YEAR_MONTH,
                                SimpleType.TIMESTAMP,
                                SimpleType.TIMESTAMP)
                        .requiring(2));
    }

    @Override
    public List<String> aliases() {
        return List.of("TIME_BUCKET");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.get(0).type() == SimpleType.INTERVAL_YEAR_MONTH) {
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.int64 =
                                            startOfMonths(
                                                    in[0].int32,
                                                    in[1].int64,
                                                    in.length > 2 ? in[2].int64 : 0))
                    .failing();
        }
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        start(
                                                in[0].int64,
                                                in[1].int64,
                                                in.length > 2 ? in[2].int64 : 0))
                .failing();
    }

    private static long start(long width, long time, long origin) {
        expectPositive(width);
        return Calendars.checkTimestamp(time - Math.floorMod(time - origin, width));
    }

    /// Months are counted from the origin, whose day of the month is cut where a month is shorter.
    private static long startOfMonths(int width, long time, long origin) {
        expectPositive(width);
        LocalDateTime from = DatePattern.dateTime(origin);
        LocalDateTime at = DatePattern.dateTime(time);
        long months =
                12L * (at.getYear() - from.getYear()) + at.getMonthValue() - from.getMonthValue();
        long buckets = Math.floorDiv(months, (long) width);
        LocalDateTime start = from.plusMonths(buckets * width);
        if (start.isAfter(at)) {
            start = from.plusMonths((buckets - 1) * width);
        }
        return Calendars.checkTimestamp(
                start.toEpochSecond(ZoneOffset.UTC) * Calendars.MICROS_PER_SECOND
                        + start.getNano() / 1000);
    }

    private static void expectPositive(long width) {
        if (width <= 0) {
            throw new FeldsparException(
                    ErrorCode.UNEXPECTED_ARGUMENT, "The width of DATE_BIN must be more than 0");
        }
    }
}
