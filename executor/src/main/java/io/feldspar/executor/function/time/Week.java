package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The week of the year after ISO 8601.
public final class Week implements ScalarFunction {

    @Override
    public String name() {
        return "WEEK";
    }

    @Override
    public Description description() {
        return Description.of(
                "Dates and times",
                "WEEK(value)",
                "The week of the year after ISO 8601.",
                "WEEK(DATE '1998-12-01')",
                "49");
    }

    @Override
    public List<String> aliases() {
        return List.of("WEEKOFYEAR");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return FieldCode.of(TimeField.WEEK, arguments.get(0).type(), 0);
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
