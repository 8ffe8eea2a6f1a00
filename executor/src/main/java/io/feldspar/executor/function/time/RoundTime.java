package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time with fewer digits of its seconds.
public final class RoundTime extends FixedFunction {

    private static final int DIGITS = 6;

    public RoundTime() {
        super(
                "ROUND_TIME",
                Description.of(
                        "Dates and times",
                        "ROUND_TIME(time, digits)",
                        "The time with so many digits of its seconds behind the point, rounded half"
                                + " up, as a cast to TIMESTAMP(digits) gives it.",
                        "ROUND_TIME(TIMESTAMP '2024-02-10 12:00:00.1255', 3)",
                        "2024-02-10 12:00:00.126"),
                Signature.of(SimpleType.TIME, SimpleType.TIME, SimpleType.INTEGER),
                Signature.of(SimpleType.TIMESTAMP, SimpleType.TIMESTAMP, SimpleType.INTEGER),
                Signature.of(SimpleType.TIMESTAMP_TZ, SimpleType.TIMESTAMP_TZ, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return result == SimpleType.TIME
                ? ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 = Calendars.timeOf(rounded(in[0].int64, in[1].int32)))
                : ScalarCode.interpreted(
                                (in, out) ->
                                        out.int64 =
                                                Calendars.checkTimestamp(
                                                        rounded(in[0].int64, in[1].int32)))
                        .failing();
    }

    private static long rounded(long micros, int digits) {
        long unit = 1;
        for (int i = Math.max(digits, 0); i < DIGITS; i++) {
            unit *= 10;
        }
        return Math.floorDiv(micros + unit / 2, unit) * unit;
    }
}
