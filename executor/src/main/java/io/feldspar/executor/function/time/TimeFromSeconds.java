package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time that many seconds after midnight.
public final class TimeFromSeconds extends FixedFunction {

    public TimeFromSeconds() {
        super(
                "TIME_FROM_SECONDS",
                Description.of(
                        "Dates and times",
                        "TIME_FROM_SECONDS(number)",
                        "The time that many seconds after midnight.",
                        "TIME_FROM_SECONDS(60)",
                        "00:01:00"),
                Signature.of(SimpleType.TIME, SimpleType.BIGINT),
                Signature.of(SimpleType.TIME, SimpleType.DOUBLE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean fraction = arguments.get(0).type() == SimpleType.DOUBLE;
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 =
                                        fraction
                                                ? TimeFromMicros.time(in[0].real)
                                                : TimeFromMicros.time(in[0].int64, 1_000_000))
                .failing();
    }
}
