package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The same day that many months later, or the last day of a shorter month.
public final class AddMonths extends FixedFunction {

    public AddMonths() {
        super(
                "ADD_MONTHS",
                Description.of(
                        "Dates and times",
                        "ADD_MONTHS(date, months)",
                        "The same day that many months later, or the last day of a shorter month.",
                        "ADD_MONTHS(DATE '2024-01-31', 1)",
                        "2024-02-29"),
                Signature.of(SimpleType.DATE, SimpleType.DATE, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.of(
                        IntervalArithmetic.class,
                        "plusMonths",
                        (in, out) ->
                                out.int32 =
                                        IntervalArithmetic.plusMonths(in[0].int32, in[1].int32, 1),
                        1)
                .failing();
    }
}
