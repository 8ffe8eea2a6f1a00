package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The days since 1970-01-01.
public final class UnixDate extends FixedFunction {

    public UnixDate() {
        super(
                "UNIX_DATE",
                Description.of(
                        "Dates and times",
                        "UNIX_DATE(date)",
                        "The days since 1970-01-01.",
                        "UNIX_DATE(DATE '1970-01-02')",
                        "1"),
                Signature.of(SimpleType.INTEGER, SimpleType.DATE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int32 = in[0].int32);
    }
}
