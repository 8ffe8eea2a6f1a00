package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The Julian day number, whose fraction is that of the day since midnight.
public final class Julian extends FixedFunction {

    public Julian() {
        super(
                "JULIAN",
                Description.of(
                        "Dates and times",
                        "JULIAN(timestamp)",
                        "The Julian day number, whose fraction is that of the day since "
                                + "midnight.",
                        "JULIAN(TIMESTAMP '2006-01-01 12:00:00')",
                        "2453737.5"),
                Signature.of(SimpleType.DOUBLE, SimpleType.TIMESTAMP));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.real =
                                2_440_588
                                        + Calendars.dayOf(in[0].int64)
                                        + Calendars.timeOf(in[0].int64)
                                                / (double) Calendars.MICROS_PER_DAY);
    }
}
