package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The day of the week, 0 on Sundays.
public final class DayOfWeek implements ScalarFunction {

    @Override
    public String name() {
        return "DAYOFWEEK";
    }

    @Override
    public Description description() {
        return Description.of(
                "Dates and times",
                "DAYOFWEEK(value)",
                "The day of the week, 0 on Sundays.",
                "DAYOFWEEK(DATE '1998-12-01')",
                "2");
    }

    @Override
    public List<String> aliases() {
        return List.of("DOW");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return FieldCode.of(TimeField.DOW, arguments.get(0).type(), 0);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 1) {
            throw Coercion.mismatch(name(), arguments, "one date or timestamp");
        }
        return List.of(FieldCode.parameter(name(), arguments.get(0)));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BIGINT;
    }
}
