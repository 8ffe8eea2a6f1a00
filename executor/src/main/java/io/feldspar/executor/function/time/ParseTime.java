package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time of day of the text, in ISO form or in a format like 'HH:mm:ss'.
public final class ParseTime extends FixedFunction {

    public ParseTime() {
        super(
                "TO_TIME",
                Description.of(
                        "Dates and times",
                        "TO_TIME(text [, format])",
                        "The time of day of the text, in ISO form or in a format like "
                                + "'HH:mm:ss'.",
                        "TO_TIME('10-30', 'HH-mm')",
                        "10:30:00"),
                Signature.of(SimpleType.TIME, SimpleType.VARCHAR, SimpleType.VARCHAR).requiring(1));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.size() == 1) {
            return ScalarCode.interpreted((in, out) -> out.int64 = TimeText.parseTime(in[0].slice))
                    .failing();
        }
        PatternCache patterns = new PatternCache();
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 = patterns.of(in[1].slice).parseTime(in[0].slice.text()))
                .failing();
    }
}
