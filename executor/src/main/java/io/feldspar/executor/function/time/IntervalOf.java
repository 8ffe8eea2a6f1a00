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

/// The interval of a number of units, such as `TO_HOURS(5)`.
public final class IntervalOf extends FixedFunction {

    private final long unit;

    /// @param unit the months, or the microseconds, of one
    private IntervalOf(String name, String words, long unit, String result, Signature signature) {
        super(
                name,
                Description.of(
                        "Dates and times",
                        name + "(number)",
                        "The interval of so many " + words + ".",
                        name + "(5)",
                        result),
                signature);
        this.unit = unit;
    }

    /// An interval of years and months.
    public static IntervalOf months(String name, String words, long months, String result) {
        return new IntervalOf(
                name,
                words,
                months,
                result,
                Signature.of(SimpleType.INTERVAL_YEAR_MONTH, SimpleType.BIGINT));
    }

    /// An interval of days and what is shorter.
    public static IntervalOf micros(String name, String words, long micros, String result) {
        return new IntervalOf(
                name,
                words,
                micros,
                result,
                Signature.of(SimpleType.INTERVAL_DAY_TIME, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean months = result == SimpleType.INTERVAL_YEAR_MONTH;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            long product = product(in[0].int64);
                            out.int64 = product;
                            if (months) {
                                out.int32 = Overflow.checkMonths(product, name());
                            }
                        })
                .failing();
    }

    private long product(long count) {
        try {
            return Math.multiplyExact(count, unit);
        } catch (ArithmeticException cause) {
            throw Calendars.overflow();
        }
    }
}
