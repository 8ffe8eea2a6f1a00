package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The microseconds since midnight.
public final class TimeToMicros extends FixedFunction {

    public TimeToMicros() {
        super(
                "TIME_TO_MICROS",
                Description.of(
                        "Dates and times",
                        "TIME_TO_MICROS(time)",
                        "The microseconds since midnight.",
                        "TIME_TO_MICROS(TIME '00:01:00')",
                        "60000000"),
                Signature.of(SimpleType.BIGINT, SimpleType.TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int64 = in[0].int64);
    }
}
