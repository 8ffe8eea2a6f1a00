package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.Type;
import java.math.RoundingMode;
import java.util.List;

/// The number without the digits behind that many after the point.
public final class Truncate extends NumericFunction {

    public Truncate() {
        super(
                "TRUNCATE",
                new Description(
                        "Numbers",
                        List.of("TRUNCATE(x [, digits])"),
                        "The number without the digits behind that many after the point.",
                        "TRUNCATE(2.59, 1)",
                        "2.5"),
                true);
    }

    @Override
    public List<String> aliases() {
        return List.of("TRUNC");
    }

    @Override
    public Type resultType(List<Type> arguments) {
        Type type = parameterTypes(arguments).get(0);
        return arguments.size() == 2 ? Rounding.carrying(type) : Rounding.type(type, 0);
    }

    @Override
    public Type typeOf(List<Argument> arguments) {
        return Rounding.type(arguments, this);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return Rounding.code(arguments, result, RoundingMode.DOWN);
    }
}
