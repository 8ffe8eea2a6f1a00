package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The timestamp that many seconds after 1970-01-01.
public final class FromUnixtime extends FixedFunction {

    public FromUnixtime() {
        super(
                "FROM_UNIXTIME",
                new Description(
                        "Dates and times",
                        List.of("FROM_UNIXTIME(seconds)", "FROM_UNIXTIME(seconds, format)"),
                        "The timestamp that many seconds after 1970-01-01, as text where a format is given.",
                        "FROM_UNIXTIME(86400)",
                        "1970-01-02 00:00:00"),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.BIGINT),
                Signature.of(SimpleType.VARCHAR, SimpleType.BIGINT, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        if (arguments.size() == 2) {
            PatternCache patterns = new PatternCache();
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.text.append(
                                            patterns.of(in[1].slice)
                                                    .format(timestamp(in[0].int64))))
                    .failing();
        }
        return ScalarCode.interpreted((in, out) -> out.int64 = timestamp(in[0].int64)).failing();
    }

    static long timestamp(long seconds) {
        long most = Long.MAX_VALUE / Calendars.MICROS_PER_SECOND;
        if (seconds > most || seconds < -most) {
            throw Calendars.overflow();
        }
        return Calendars.checkTimestamp(seconds * Calendars.MICROS_PER_SECOND);
    }
}
