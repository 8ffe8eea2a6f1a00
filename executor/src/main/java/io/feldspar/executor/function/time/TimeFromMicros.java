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

/// The time that many microseconds after midnight.
public final class TimeFromMicros extends FixedFunction {

    public TimeFromMicros() {
        super(
                "TIME_FROM_MICROS",
                Description.of(
                        "Dates and times",
                        "TIME_FROM_MICROS(number)",
                        "The time that many microseconds after midnight.",
                        "TIME_FROM_MICROS(60000000)",
                        "00:01:00"),
                Signature.of(SimpleType.TIME, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int64 = time(in[0].int64, 1)).failing();
    }

    static long time(long number, long micros) {
        if (number < 0 || number >= Calendars.MICROS_PER_DAY / micros) {
            throw invalid(Long.toString(number));
        }
        return number * micros;
    }

    static long time(double seconds) {
        double micros = seconds * Calendars.MICROS_PER_SECOND;
        if (!(micros >= 0 && micros < Calendars.MICROS_PER_DAY)) {
            throw invalid(Double.toString(seconds));
        }
        return (long) micros;
    }

    private static FeldsparException invalid(String number) {
        return new FeldsparException(
                ErrorCode.INVALID_TIME_OF_DAY, "The time " + number + " is not within a day");
    }
}
