package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The seconds since 1970-01-01.
public final class UnixTimestamp extends FixedFunction {

    public UnixTimestamp() {
        super(
                "UNIX_TIMESTAMP",
                new Description(
                        "Dates and times",
                        List.of("UNIX_TIMESTAMP(timestamp)", "UNIX_TIMESTAMP(text, format)"),
                        "The seconds since 1970-01-01 of a timestamp, or of a text in a format like 'yyyy-MM-dd'.",
                        "UNIX_TIMESTAMP(TIMESTAMP '1970-01-02 00:00:00')",
                        "86400"),
                Signature.of(SimpleType.BIGINT, SimpleType.TIMESTAMP),
                Signature.of(SimpleType.BIGINT, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("TO_UNIXTIME", "TO_UNIX_TIMESTAMP");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.size() == 2) {
            PatternCache patterns = new PatternCache();
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.int64 =
                                            seconds(
                                                    patterns.of(in[1].slice)
                                                            .parse(in[0].slice.text())))
                    .failing();
        }
        return ScalarCode.of(
                UnixTimestamp.class, "seconds", (in, out) -> out.int64 = seconds(in[0].int64));
    }

    public static long seconds(long micros) {
        return Math.floorDiv(micros, Calendars.MICROS_PER_SECOND);
    }
}
