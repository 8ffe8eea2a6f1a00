package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.Type;
import java.math.RoundingMode;
import java.util.List;

/// The nearest number with that many digits behind the point, 0 if left out; half is rounded to
/// the even digit.
public final class Bround extends NumericFunction {

    public Bround() {
        super(
                "BROUND",
                Description.of(
                        "Numbers",
                        "BROUND(x [, digits])",
                        "The nearest number with that many digits behind the point, 0 if "
                                + "left out; half is rounded to the even digit.",
                        "BROUND(2.5)",
                        "2"),
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
        return Rounding.code(arguments, result, RoundingMode.HALF_EVEN);
    }
}
