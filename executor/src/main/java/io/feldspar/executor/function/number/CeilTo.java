package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.Type;
import java.math.RoundingMode;
import java.util.List;

/// The smallest number with that many digits behind the point that is not smaller; also as
/// CEIL(x, digits).
public final class CeilTo extends NumericFunction {

    public CeilTo() {
        super(
                "CEIL_TO",
                Description.of(
                        "Numbers",
                        "CEIL_TO(x [, digits])",
                        "The smallest number with that many digits behind the point that is"
                                + " not smaller; also as CEIL(x, digits).",
                        "CEIL(3.1411, 3)",
                        "3.142"),
                true);
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
        return Rounding.code(arguments, result, RoundingMode.CEILING);
    }
}
