package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The start of the interval of that width in which the timestamp lies, counted from the origin,
/// 1970-01-01 if left out.
public final class DateBin extends FixedFunction {

    public DateBin() {
        super(
                "DATE_BIN",
                new Description(
                        "Dates and times",
                        List.of(
                                "DATE_BIN(width, timestamp [, origin])",
                                "TIME_BUCKET(width, timestamp [, origin])"),
                        "The start of the interval of that width in which the timestamp "
                                + "lies, counted from the origin, 1970-01-01 if left out.",
                        "DATE_BIN(INTERVAL '15' MINUTE, TIMESTAMP '2024-02-10 10:37:00')",
                        "2024-02-10 10:30:00"),
                Signature.of(
                                SimpleType.TIMESTAMP,
                                SimpleType.INTERVAL_DAY_TIME,
                                SimpleType.TIMESTAMP,
                                SimpleType.TIMESTAMP)
                        .requiring(2));
    }

    @Override
    public List<String> aliases() {
        return List.of("TIME_BUCKET");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        start(
                                                in[0].int64,
                                                in[1].int64,
                                                in.length > 2 ? in[2].int64 : 0))
                .failing();
    }

    private static long start(long width, long time, long origin) {
        if (width <= 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "The width of DATE_BIN must be more than 0");
        }
        return Calendars.checkTimestamp(time - Math.floorMod(time - origin, width));
    }
}
