package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.type.Type;
import java.math.RoundingMode;
import java.util.List;

/// A function that rounds a number by one mode, to whole numbers or to a count of digits.
abstract class RoundingFunction extends NumericFunction {

    private final RoundingMode mode;

    /// @param digits whether a second argument may say how many digits behind the point are left
    RoundingFunction(String name, Description description, boolean digits, RoundingMode mode) {
        super(name, description, digits);
        this.mode = mode;
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        Type type = parameterTypes(arguments).get(0);
        return arguments.size() == 2 ? Rounding.carrying(type) : Rounding.type(type, 0);
    }

    /// With no more digits behind the point than a literal asks for.
    @Override
    public final Type typeOf(List<Argument> arguments) {
        return arguments.size() == 2 && arguments.get(1).value() instanceof Integer digits
                ? Rounding.type(arguments.get(0).type(), digits)
                : super.typeOf(arguments);
    }

    @Override
    public final ScalarCode code(List<Argument> arguments, Type result) {
        return Rounding.code(arguments, result, mode);
    }
}
