package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.Type;
import java.math.RoundingMode;
import java.util.List;

/// The smallest whole number that is not smaller.
public final class Ceil extends NumericFunction {

    public Ceil() {
        super(
                "CEIL",
                new Description(
                        "Numbers",
                        List.of("CEIL(x)"),
                        "The smallest whole number that is not smaller.",
                        "CEIL(2.1)",
                        "3"),
                false);
    }

    @Override
    public List<String> aliases() {
        return List.of("CEILING");
    }

    @Override
    public Type resultType(List<Type> arguments) {
        Type type = parameterTypes(arguments).get(0);
        return arguments.size() == 2 ? Rounding.carrying(type) : Rounding.type(type, 0);
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return Rounding.code(arguments, result, RoundingMode.CEILING);
    }
}
