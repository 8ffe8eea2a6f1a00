package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The date that many days after 1970-01-01.
public final class DateFromUnixDate extends FixedFunction {

    public DateFromUnixDate() {
        super(
                "DATE_FROM_UNIX_DATE",
                Description.of(
                        "Dates and times",
                        "DATE_FROM_UNIX_DATE(days)",
                        "The date that many days after 1970-01-01.",
                        "DATE_FROM_UNIX_DATE(1)",
                        "1970-01-02"),
                Signature.of(SimpleType.DATE, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int32 = Calendars.plusDays(0, in[0].int32))
                .failing();
    }
}
