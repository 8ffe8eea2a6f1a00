package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The milliseconds since midnight.
public final class TimeToMillis extends FixedFunction {

    public TimeToMillis() {
        super(
                "TIME_TO_MILLIS",
                Description.of(
                        "Dates and times",
                        "TIME_TO_MILLIS(time)",
                        "The milliseconds since midnight.",
                        "TIME_TO_MILLIS(TIME '00:01:00')",
                        "60000"),
                Signature.of(SimpleType.BIGINT, SimpleType.TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int64 = in[0].int64 / 1000);
    }
}
