package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The seconds since 1970-01-01, or of an interval, with their fraction.
public final class Epoch extends FixedFunction {

    public Epoch() {
        super(
                "EPOCH",
                new Description(
                        "Dates and times",
                        List.of("EPOCH(timestamp)", "EPOCH(interval)"),
                        "The seconds since 1970-01-01, or of an interval, with their "
                                + "fraction.",
                        "EPOCH(TIMESTAMP '1970-01-01 00:00:01.5')",
                        "1.5"),
                Signature.of(SimpleType.DOUBLE, SimpleType.TIMESTAMP),
                Signature.of(SimpleType.DOUBLE, SimpleType.INTERVAL_DAY_TIME));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = in[0].int64 / 1e6);
    }
}
