package io.feldspar.executor.function.time;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A field of a date, time, timestamp or interval by a name of its own; as EXTRACT.
public final class FieldFunction implements ScalarFunction {

    private final String name;
    private final TimeField field;
    private final Description description;

    /// @param doc what the field is
    /// @param result what it is on 1998-12-24 at 10:30:15
    public FieldFunction(String name, TimeField field, String doc, String result) {
        this.name = name;
        this.field = field;
        this.description =
                Description.of(
                        "Dates and times",
                        name + "(value)",
                        doc + "; as EXTRACT.",
                        name + "(TIMESTAMP '1998-12-24 10:30:15')",
                        result);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 1) {
            throw Coercion.mismatch(name, arguments, "one date, time, timestamp or interval");
        }
        return List.of(FieldCode.parameter(name, arguments.get(0)));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BIGINT;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return FieldCode.of(field, arguments.get(0).type(), 0);
    }
}
