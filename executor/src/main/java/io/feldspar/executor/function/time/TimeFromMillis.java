package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The time that many milliseconds after midnight.
public final class TimeFromMillis extends FixedFunction {

    public TimeFromMillis() {
        super(
                "TIME_FROM_MILLIS",
                Description.of(
                        "Dates and times",
                        "TIME_FROM_MILLIS(number)",
                        "The time that many milliseconds after midnight.",
                        "TIME_FROM_MILLIS(60000)",
                        "00:01:00"),
                Signature.of(SimpleType.TIME, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.int64 = TimeFromMicros.time(in[0].int64, 1000))
                .failing();
    }
}
