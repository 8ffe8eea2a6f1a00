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

/// The first date behind the given one that is that day of the week, such as Mon or Monday.
public final class NextDay extends FixedFunction {

    public NextDay() {
        super(
                "NEXT_DAY",
                Description.of(
                        "Dates and times",
                        "NEXT_DAY(date, day)",
                        "The first date behind the given one that is that day of the week, "
                                + "such as Mon or Monday.",
                        "NEXT_DAY(DATE '2015-07-27', 'Sunday')",
                        "2015-08-02"),
                Signature.of(SimpleType.DATE, SimpleType.DATE, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int32 =
                                        Calendars.plusDays(
                                                in[0].int32,
                                                7
                                                        - Math.floorMod(
                                                                in[0].int32
                                                                        + 3
                                                                        - weekday(
                                                                                in[1].slice.text()),
                                                                7)))
                .failing();
    }

    private static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    private static int weekday(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        for (int i = 0; i < DAYS.size(); i++) {
            String day = DAYS.get(i);
            if (upper.equals(day)
                    || upper.equals(day.substring(0, 3))
                    || upper.equals(day.substring(0, 2))) {
                return i;
            }
        }
        throw new FeldsparException(
                ErrorCode.INVALID_WEEKDAY,
                "The day of the week '" + name + "' is not known",
                "Write it like Monday, Mon or Mo.");
    }
}
