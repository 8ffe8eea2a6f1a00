package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The interval of so many days, hours, minutes and seconds.
public final class MakeDayTimeInterval extends FixedFunction {

    public MakeDayTimeInterval() {
        super(
                "MAKE_DT_INTERVAL",
                Description.of(
                        "Dates and times",
                        "MAKE_DT_INTERVAL([days [, hours [, minutes [, seconds]]]])",
                        "The interval of so many days, hours, minutes and seconds.",
                        "MAKE_DT_INTERVAL(1, 2)",
                        "1 02:00:00"),
                Signature.of(
                                SimpleType.INTERVAL_DAY_TIME,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER,
                                SimpleType.DOUBLE)
                        .requiring(0));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long minutes = part(in, 0) * 1440 + part(in, 1) * 60 + part(in, 2);
                            out.int64 = micros(minutes, in.length > 3 ? in[3].real : 0);
                        })
                .failing();
    }

    private static long part(Cell[] in, int index) {
        return in.length > index ? in[index].int32 : 0;
    }

    private static long micros(long minutes, double seconds) {
        try {
            return Math.addExact(
                    Math.multiplyExact(minutes, 60 * Calendars.MICROS_PER_SECOND),
                    Math.round(seconds * Calendars.MICROS_PER_SECOND));
        } catch (ArithmeticException cause) {
            throw Overflow.error("MAKE_DT_INTERVAL", SimpleType.INTERVAL_DAY_TIME);
        }
    }
}
