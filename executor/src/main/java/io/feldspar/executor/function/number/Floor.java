package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.Type;
import java.math.RoundingMode;
import java.util.List;

/// The largest whole number that is not larger.
public final class Floor extends NumericFunction {

    public Floor() {
        super(
                "FLOOR",
                new Description(
                        "Numbers",
                        List.of("FLOOR(x)"),
                        "The largest whole number that is not larger.",
                        "FLOOR(2.9)",
                        "2"),
                false);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        Type type = parameterTypes(arguments).get(0);
        return arguments.size() == 2 ? Rounding.carrying(type) : Rounding.type(type, 0);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return Rounding.code(arguments, result, RoundingMode.FLOOR);
    }
}
