package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The months from start to end, with a fraction of 31 days unless both are the same day of the
/// month or both the last; rounded to 8 digits unless told otherwise.
public final class MonthsBetween extends FixedFunction {

    public MonthsBetween() {
        super(
                "MONTHS_BETWEEN",
                Description.of(
                        "Dates and times",
                        "MONTHS_BETWEEN(end, start [, rounded])",
                        "The months from start to end, with a fraction of 31 days unless "
                                + "both are the same day of the month or both the last; rounded to 8 "
                                + "digits unless told otherwise.",
                        "MONTHS_BETWEEN(TIMESTAMP '1997-02-28 10:30:00', DATE '1996-10-30')",
                        "3.94959677"),
                Signature.of(
                                SimpleType.DOUBLE,
                                SimpleType.TIMESTAMP,
                                SimpleType.TIMESTAMP,
                                SimpleType.BOOLEAN)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.real = between(in[0].int64, in[1].int64, in.length < 3 || in[2].bool));
    }

    private static final double MICROS_PER_MONTH = 31.0 * Calendars.MICROS_PER_DAY;

    private static double between(long end, long start, boolean rounded) {
        int last = Calendars.dayOf(end);
        int first = Calendars.dayOf(start);
        int months =
                (Calendars.year(last) - Calendars.year(first)) * 12
                        + Calendars.month(last)
                        - Calendars.month(first);
        boolean same = Calendars.dayOfMonth(last) == Calendars.dayOfMonth(first);
        if (same || (LastDay.lastDay(last) == last && LastDay.lastDay(first) == first)) {
            return months;
        }
        long rest =
                (Calendars.dayOfMonth(last) - Calendars.dayOfMonth(first))
                                * Calendars.MICROS_PER_DAY
                        + Calendars.timeOf(end)
                        - Calendars.timeOf(start);
        double exact =
                months
                        + Math.floorDiv(rest, Calendars.MICROS_PER_SECOND)
                                * (double) Calendars.MICROS_PER_SECOND
                                / MICROS_PER_MONTH;
        return rounded ? Math.round(exact * 1e8) / 1e8 : exact;
    }
}
