package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The seconds since 1970-01-01.
public final class UnixTimestamp extends FixedFunction {

    public UnixTimestamp() {
        super(
                "UNIX_TIMESTAMP",
                Description.of(
                        "Dates and times",
                        "UNIX_TIMESTAMP(timestamp)",
                        "The seconds since 1970-01-01.",
                        "UNIX_TIMESTAMP(TIMESTAMP '1970-01-02 00:00:00')",
                        "86400"),
                Signature.of(SimpleType.BIGINT, SimpleType.TIMESTAMP));
    }

    @Override
    public List<String> aliases() {
        return List.of("TO_UNIXTIME");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                UnixTimestamp.class, "seconds", (in, out) -> out.int64 = seconds(in[0].int64));
    }

    public static long seconds(long micros) {
        return Math.floorDiv(micros, Calendars.MICROS_PER_SECOND);
    }
}
