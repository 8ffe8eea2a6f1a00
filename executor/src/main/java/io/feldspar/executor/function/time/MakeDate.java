package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The date of these numbers.
public final class MakeDate extends FixedFunction {

    public MakeDate() {
        super(
                "MAKE_DATE",
                Description.of(
                        "Dates and times",
                        "MAKE_DATE(year, month, day)",
                        "The date of these numbers.",
                        "MAKE_DATE(1998, 12, 1)",
                        "1998-12-01"),
                Signature.of(
                        SimpleType.DATE, SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.int32 = date(in[0].int64, in[1].int64, in[2].int64))
                .failing();
    }

    private static int date(long year, long month, long day) {
        boolean fits =
                year >= 1
                        && year <= 9999
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= Calendars.daysInMonth((int) year, (int) month);
        if (!fits) {
            throw new FeldsparException(
                    ErrorCode.INVALID_DATETIME,
                    "Invalid date: year " + year + ", month " + month + ", day " + day,
                    "Use a day that exists in one of the years 1 to 9999.");
        }
        return Calendars.day((int) year, (int) month, (int) day);
    }
}
