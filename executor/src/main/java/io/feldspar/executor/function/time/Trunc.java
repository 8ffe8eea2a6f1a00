package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The start of the year, quarter, month or week in which the date lies; NULL for other fields.
/// TRUNC(x) and TRUNC(x, digits) of numbers are TRUNCATE.
public final class Trunc extends FixedFunction {

    public Trunc() {
        super(
                "TRUNC",
                Description.of(
                        "Dates and times",
                        "TRUNC(date, field)",
                        "The start of the year, quarter, month or week in which the date "
                                + "lies; NULL for other fields. TRUNC(x) and TRUNC(x, digits) of "
                                + "numbers are TRUNCATE.",
                        "TRUNC(DATE '2019-08-04', 'month')",
                        "2019-08-01"),
                Signature.of(SimpleType.DATE, SimpleType.DATE, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            TimeField field =
                                    in[0].isNull || in[1].isNull ? null : field(in[1].slice.text());
                            out.isNull = field == null;
                            if (field != null) {
                                out.int32 = DateTrunc.truncateDay(in[0].int32, field);
                            }
                        })
                .failing()
                .withNulls();
    }

    private static @Nullable TimeField field(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "YEAR", "YYYY", "YY" -> TimeField.YEAR;
            case "QUARTER" -> TimeField.QUARTER;
            case "MONTH", "MM", "MON" -> TimeField.MONTH;
            case "WEEK" -> TimeField.WEEK;
            default -> null;
        };
    }
}
