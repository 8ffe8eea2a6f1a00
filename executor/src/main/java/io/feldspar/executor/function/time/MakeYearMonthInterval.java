package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The interval of so many years and months.
public final class MakeYearMonthInterval extends FixedFunction {

    public MakeYearMonthInterval() {
        super(
                "MAKE_YM_INTERVAL",
                Description.of(
                        "Dates and times",
                        "MAKE_YM_INTERVAL([years [, months]])",
                        "The interval of so many years and months.",
                        "MAKE_YM_INTERVAL(1, 2)",
                        "1-02"),
                Signature.of(SimpleType.INTERVAL_YEAR_MONTH, SimpleType.INTEGER, SimpleType.INTEGER)
                        .requiring(0));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int32 =
                                        months(
                                                in.length > 0 ? in[0].int32 : 0,
                                                in.length > 1 ? in[1].int32 : 0))
                .failing();
    }

    private static int months(int years, int months) {
        return Overflow.checkMonths(years * 12L + months, "MAKE_YM_INTERVAL");
    }
}
