package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The day; as EXTRACT.
public final class Day implements ScalarFunction {

    @Override
    public String name() {
        return "DAY";
    }

    @Override
    public Description description() {
        return Description.of(
                "Dates and times",
                "DAY(value)",
                "The day; as EXTRACT.",
                "DAY(DATE '1998-12-01')",
                "1");
    }

    @Override
    public List<String> aliases() {
        return List.of("DAYOFMONTH");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return FieldCode.of(TimeField.DAY, arguments.get(0).type(), 0);
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
