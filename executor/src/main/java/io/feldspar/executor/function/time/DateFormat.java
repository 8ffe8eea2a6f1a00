package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The timestamp as text, in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.
public final class DateFormat extends FixedFunction {

    public DateFormat() {
        super(
                "DATE_FORMAT",
                Description.of(
                        "Dates and times",
                        "DATE_FORMAT(timestamp, format)",
                        "The timestamp as text, in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.",
                        "DATE_FORMAT(DATE '1998-12-01', '%d.%m.%Y')",
                        "01.12.1998"),
                Signature.of(SimpleType.VARCHAR, SimpleType.TIMESTAMP, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.TIMESTAMP_TZ, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("STRFTIME");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        PatternCache patterns = new PatternCache();
        return ScalarCode.interpreted(
                        (in, out) -> out.text.append(patterns.of(in[1].slice).format(in[0].int64)))
                .failing();
    }
}
