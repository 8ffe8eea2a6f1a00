package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The last day of the month.
public final class LastDay extends FixedFunction {

    public LastDay() {
        super(
                "LAST_DAY",
                Description.of(
                        "Dates and times",
                        "LAST_DAY(date)",
                        "The last day of the month.",
                        "LAST_DAY(DATE '2024-02-10')",
                        "2024-02-29"),
                Signature.of(SimpleType.DATE, SimpleType.DATE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                LastDay.class, "lastDay", (in, out) -> out.int32 = lastDay(in[0].int32));
    }

    public static int lastDay(int day) {
        int civil = Calendars.civil(day);
        return day - (civil & 31) + Calendars.daysInMonth(civil >> 9, civil >> 5 & 15);
    }
}
