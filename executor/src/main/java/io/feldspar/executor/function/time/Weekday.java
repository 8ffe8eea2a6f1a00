package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The day of the week, 0 on Mondays.
public final class Weekday extends FixedFunction {

    public Weekday() {
        super(
                "WEEKDAY",
                Description.of(
                        "Dates and times",
                        "WEEKDAY(date)",
                        "The day of the week, 0 on Mondays.",
                        "WEEKDAY(DATE '1998-12-01')",
                        "1"),
                Signature.of(SimpleType.INTEGER, SimpleType.DATE));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int32 = Math.floorMod(in[0].int32 + 3, 7));
    }
}
