package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time of these numbers; the seconds may have a fraction.
public final class MakeTime extends FixedFunction {

    public MakeTime() {
        super(
                "MAKE_TIME",
                Description.of(
                        "Dates and times",
                        "MAKE_TIME(hour, minute, second)",
                        "The time of these numbers; the seconds may have a fraction.",
                        "MAKE_TIME(6, 30, 45.5)",
                        "06:30:45.5"),
                Signature.of(
                        SimpleType.TIME,
                        SimpleType.INTEGER,
                        SimpleType.INTEGER,
                        SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        MakeTimestamp.micros(in[0].int32, in[1].int32, in[2].real)
                                                % Calendars.MICROS_PER_DAY)
                .failing();
    }
}
