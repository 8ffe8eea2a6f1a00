package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The minute; as EXTRACT.
public final class Minute implements ScalarFunction {

    @Override
    public String name() {
        return "MINUTE";
    }

    @Override
    public Description description() {
        return Description.of(
                "Dates and times",
                "MINUTE(value)",
                "The minute; as EXTRACT.",
                "MINUTE(TIMESTAMP '1998-12-01 10:30:15')",
                "30");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return FieldCode.of(TimeField.MINUTE, arguments.get(0).type(), 0);
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
