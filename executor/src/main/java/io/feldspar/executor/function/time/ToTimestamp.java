package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The timestamp of the text, or of the seconds since 1970-01-01.
public final class ToTimestamp extends FixedFunction {

    public ToTimestamp() {
        super(
                "TO_TIMESTAMP",
                new Description(
                        "Dates and times",
                        List.of("TO_TIMESTAMP(text [, format])", "TO_TIMESTAMP(seconds)"),
                        "The timestamp of the text, or of the seconds since 1970-01-01.",
                        "TO_TIMESTAMP('1998-12-01 10:30', 'yyyy-MM-dd HH:mm')",
                        "1998-12-01 10:30:00"),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.VARCHAR, SimpleType.VARCHAR)
                        .requiring(1),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.BIGINT));
    }

    @Override
    public List<String> aliases() {
        return List.of("STRPTIME", "TO_TIMESTAMP_NTZ", "TO_TIMESTAMP_LTZ");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.get(0).type() == SimpleType.BIGINT) {
            return ScalarCode.interpreted(
                            (in, out) -> out.int64 = FromUnixtime.timestamp(in[0].int64))
                    .failing();
        }
        if (arguments.size() == 1) {
            return ScalarCode.interpreted(
                            (in, out) -> out.int64 = TimeText.parseTimestamp(in[0].slice))
                    .failing();
        }
        PatternCache patterns = new PatternCache();
        return ScalarCode.interpreted(
                        (in, out) -> out.int64 = patterns.of(in[1].slice).parse(in[0].slice.text()))
                .failing();
    }
}
