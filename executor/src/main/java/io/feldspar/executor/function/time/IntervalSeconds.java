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

/// The seconds of an interval, with their fraction.
public final class IntervalSeconds extends FixedFunction {

    public IntervalSeconds() {
        super(
                "INTERVAL_SECONDS",
                Description.of(
                        "Dates and times",
                        "INTERVAL_SECONDS(interval)",
                        "The seconds of an interval of days and times, with their fraction.",
                        "INTERVAL_SECONDS(INTERVAL '1 00:00:00.5' DAY TO SECOND)",
                        "86400.500000"),
                Signature.of(new DecimalType(19, 6), SimpleType.INTERVAL_DAY_TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int128.set(in[0].int64));
    }
}
