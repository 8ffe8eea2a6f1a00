package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The second with its fraction, as EXTRACT gives it in Spark's dialect.
public final class ExactSecond implements ScalarFunction {

    private static final Type SECONDS = new DecimalType(8, 6);

    @Override
    public String name() {
        return "EXACT_SECOND";
    }

    @Override
    public Description description() {
        return Description.of(
                "Dates and times",
                "EXACT_SECOND(value)",
                "The second of a date, time, timestamp or interval with its fraction.",
                "EXACT_SECOND(TIMESTAMP '2026-12-01 10:30:15.25')",
                "15.250000");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 1) {
            throw Coercion.mismatch(name(), arguments, "one date, time, timestamp or interval");
        }
        return List.of(FieldCode.parameter(name(), arguments.get(0)));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SECONDS;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Type type = arguments.get(0).type();
        boolean none = type == SimpleType.DATE || type == SimpleType.INTERVAL_YEAR_MONTH;
        boolean ofTimestamp = type == SimpleType.TIMESTAMP || type == SimpleType.TIMESTAMP_TZ;
        return ScalarCode.interpreted(
                (in, out) -> {
                    long micros =
                            none ? 0 : ofTimestamp ? Calendars.timeOf(in[0].int64) : in[0].int64;
                    out.int128.set(TimeField.MICROSECOND.ofTime(micros));
                });
    }
}
