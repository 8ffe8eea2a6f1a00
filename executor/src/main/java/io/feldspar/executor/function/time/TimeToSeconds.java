package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The seconds since midnight, with their fraction.
public final class TimeToSeconds extends FixedFunction {

    public TimeToSeconds() {
        super(
                "TIME_TO_SECONDS",
                Description.of(
                        "Dates and times",
                        "TIME_TO_SECONDS(time)",
                        "The seconds since midnight, with their fraction.",
                        "TIME_TO_SECONDS(TIME '00:01:00.5')",
                        "60.500000"),
                Signature.of(new DecimalType(14, 6), SimpleType.TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int128.set(in[0].int64));
    }
}
