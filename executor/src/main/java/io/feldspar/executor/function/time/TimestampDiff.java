package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// How many whole units lie between two timestamps.
public final class TimestampDiff extends FixedFunction {

    public TimestampDiff() {
        super(
                "TIMESTAMPDIFF",
                new Description(
                        "Dates and times",
                        List.of("TIMESTAMPDIFF(unit, start, end)", "TIMEDIFF(unit, start, end)"),
                        "How many whole units, such as MONTH or HOUR, lie between two timestamps.",
                        "TIMESTAMPDIFF(MONTH, DATE '2024-01-31', DATE '2024-03-30')",
                        "1"),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.VARCHAR,
                        SimpleType.TIMESTAMP,
                        SimpleType.TIMESTAMP),
                Signature.of(
                        SimpleType.BIGINT,
                        SimpleType.VARCHAR,
                        SimpleType.TIMESTAMP_TZ,
                        SimpleType.TIMESTAMP_TZ));
    }

    @Override
    public List<String> aliases() {
        return List.of("TIMEDIFF");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 = between(in[0].slice.text(), in[1].int64, in[2].int64))
                .failing();
    }

    private static long between(String unit, long start, long end) {
        TimestampUnits units = TimestampUnits.parse("TIMESTAMPDIFF", unit);
        return units.unit().between(DatePattern.dateTime(start), DatePattern.dateTime(end))
                / units.count();
    }
}
