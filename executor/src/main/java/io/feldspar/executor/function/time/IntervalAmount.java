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

/// How many whole units an interval has.
public final class IntervalAmount extends FixedFunction {

    private static final int MONTHS_PER_YEAR = 12;

    public IntervalAmount() {
        super(
                "INTERVAL_AMOUNT",
                Description.of(
                        "Dates and times",
                        "INTERVAL_AMOUNT(unit, interval)",
                        "How many whole units, such as 'YEAR' or 'HOUR', an interval has.",
                        "INTERVAL_AMOUNT('HOUR', INTERVAL '1 02:30:00' DAY TO SECOND)",
                        "26"),
                Signature.of(SimpleType.BIGINT, SimpleType.VARCHAR, SimpleType.INTERVAL_DAY_TIME),
                Signature.of(
                        SimpleType.BIGINT, SimpleType.VARCHAR, SimpleType.INTERVAL_YEAR_MONTH));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return arguments.get(1).type() == SimpleType.INTERVAL_YEAR_MONTH
                ? ScalarCode.interpreted(
                                (in, out) -> out.int64 = in[1].int32 / months(in[0].slice.text()))
                        .failing()
                : ScalarCode.interpreted(
                                (in, out) -> out.int64 = in[1].int64 / micros(in[0].slice.text()))
                        .failing();
    }

    private static int months(String unit) {
        return unit.toUpperCase(Locale.ROOT).equals("YEAR") ? MONTHS_PER_YEAR : 1;
    }

    private static long micros(String unit) {
        return unit.toUpperCase(Locale.ROOT).equals("DAY")
                ? Calendars.MICROS_PER_DAY
                : TimeDiff.width("INTERVAL_AMOUNT", unit);
    }
}
