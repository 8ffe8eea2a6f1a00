package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The days from start to end; with a field, how many of its boundaries lie between, but of weeks
/// how many whole ones do.
public final class DateDiff extends FixedFunction {

    public DateDiff() {
        super(
                "DATEDIFF",
                new Description(
                        "Dates and times",
                        List.of("DATEDIFF(end, start)", "DATEDIFF(field, start, end)"),
                        "The days from start to end; with a field, how many of its boundaries lie between.",
                        "DATEDIFF(DATE '1998-12-03', DATE '1998-12-01')",
                        "2"),
                Signature.of(SimpleType.BIGINT, SimpleType.DATE, SimpleType.DATE),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.VARCHAR,
                        SimpleType.TIMESTAMP,
                        SimpleType.TIMESTAMP));
    }

    @Override
    public List<String> aliases() {
        return List.of("DATE_DIFF");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.size() == 2) {
            return ScalarCode.of(
                    DateDiff.class,
                    "days",
                    (in, out) -> out.int64 = days(in[0].int32, in[1].int32));
        }
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        between(
                                                TimeField.parse(in[0].slice.text()),
                                                in[1].int64,
                                                in[2].int64))
                .failing();
    }

    public static long days(int end, int start) {
        return (long) end - start;
    }

    private static long between(TimeField field, long start, long end) {
        return switch (field) {
            case MILLENNIUM, CENTURY, DECADE, YEAR, ISOYEAR ->
                    field.ofTimestamp(end) - field.ofTimestamp(start);
            case QUARTER -> quarter(end) - quarter(start);
            case MONTH -> month(end) - month(start);
            case WEEK -> wholeDays(start, end) / 7;
            case DAY, DOW, ISODOW, DOY -> wholeDays(start, end);
            case HOUR -> Math.floorDiv(end, 3_600_000_000L) - Math.floorDiv(start, 3_600_000_000L);
            case MINUTE -> Math.floorDiv(end, 60_000_000L) - Math.floorDiv(start, 60_000_000L);
            case SECOND, EPOCH ->
                    Math.floorDiv(end, Calendars.MICROS_PER_SECOND)
                            - Math.floorDiv(start, Calendars.MICROS_PER_SECOND);
            case MILLISECOND -> Math.floorDiv(end, 1000L) - Math.floorDiv(start, 1000L);
            case MICROSECOND -> end - start;
        };
    }

    private static long wholeDays(long start, long end) {
        return (long) Calendars.dayOf(end) - Calendars.dayOf(start);
    }

    private static long month(long micros) {
        int day = Calendars.dayOf(micros);
        return Calendars.year(day) * 12L + Calendars.month(day) - 1;
    }

    private static long quarter(long micros) {
        return Math.floorDiv(month(micros), 3L);
    }
}
