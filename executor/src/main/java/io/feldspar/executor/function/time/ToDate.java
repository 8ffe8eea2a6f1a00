package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The date of the text, in ISO form or in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.
public final class ToDate extends FixedFunction {

    public ToDate() {
        super(
                "TO_DATE",
                Description.of(
                        "Dates and times",
                        "TO_DATE(text [, format])",
                        "The date of the text, in ISO form or in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.",
                        "TO_DATE('01.12.1998', '%d.%m.%Y')",
                        "1998-12-01"),
                Signature.of(SimpleType.DATE, SimpleType.VARCHAR, SimpleType.VARCHAR).requiring(1));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.size() == 1) {
            return ScalarCode.interpreted((in, out) -> out.int32 = TimeText.parseDate(in[0].slice))
                    .failing();
        }
        PatternCache patterns = new PatternCache();
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int32 =
                                        Calendars.dayOf(
                                                patterns.of(in[1].slice).parse(in[0].slice.text())))
                .failing();
    }
}
