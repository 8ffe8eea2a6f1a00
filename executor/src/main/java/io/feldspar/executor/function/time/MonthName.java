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

/// The first three letters of the month, in English.
public final class MonthName extends FixedFunction {

    public MonthName() {
        super(
                "MONTHNAME",
                Description.of(
                        "Dates and times",
                        "MONTHNAME(date)",
                        "The first three letters of the month, in English.",
                        "MONTHNAME(DATE '1998-12-01')",
                        "Dec"),
                Signature.of(SimpleType.VARCHAR, SimpleType.DATE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.text.append(
                                java.time.Month.of(Calendars.month(in[0].int32))
                                        .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
    }
}
