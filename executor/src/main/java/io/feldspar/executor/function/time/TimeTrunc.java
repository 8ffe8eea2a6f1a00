package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time of day with nothing below the hour, minute, second, millisecond or microsecond.
public final class TimeTrunc extends FixedFunction {

    public TimeTrunc() {
        super(
                "TIME_TRUNC",
                Description.of(
                        "Dates and times",
                        "TIME_TRUNC(field, time)",
                        "The time of day with nothing below the hour, minute, second, "
                                + "millisecond or microsecond.",
                        "TIME_TRUNC('HOUR', TIME '09:32:05.359')",
                        "09:00:00"),
                Signature.of(SimpleType.TIME, SimpleType.VARCHAR, SimpleType.TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long width = TimeDiff.width("TIME_TRUNC", in[0].slice.text());
                            out.int64 = in[1].int64 / width * width;
                        })
                .failing();
    }
}
