package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/// The first three letters of the day of the week, in English.
public final class DayName extends FixedFunction {

    public DayName() {
        super(
                "DAYNAME",
                Description.of(
                        "Dates and times",
                        "DAYNAME(date)",
                        "The first three letters of the day of the week, in English.",
                        "DAYNAME(DATE '1998-12-01')",
                        "Tue"),
                Signature.of(SimpleType.VARCHAR, SimpleType.DATE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(
                                java.time.DayOfWeek.of(Math.floorMod(in[0].int32 + 3, 7) + 1)
                                        .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
    }
}
