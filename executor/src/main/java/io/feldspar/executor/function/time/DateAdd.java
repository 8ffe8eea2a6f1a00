package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The date that many days later.
public final class DateAdd extends FixedFunction {

    public DateAdd() {
        super(
                "DATE_ADD",
                Description.of(
                        "Dates and times",
                        "DATE_ADD(date, days)",
                        "The date that many days later.",
                        "DATE_ADD(DATE '1998-12-01', 31)",
                        "1999-01-01"),
                Signature.of(SimpleType.DATE, SimpleType.DATE, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                        IntervalArithmetic.class,
                        "plusWholeDays",
                        (in, out) ->
                                out.int32 =
                                        IntervalArithmetic.plusWholeDays(
                                                in[0].int32, in[1].int64, 1),
                        1)
                .failing();
    }
}
