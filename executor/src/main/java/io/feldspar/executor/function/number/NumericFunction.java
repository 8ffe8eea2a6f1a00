package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A function of one number, maybe followed by a count of digits. A text is cast to DOUBLE.
abstract class NumericFunction implements ScalarFunction {

    private final String name;
    private final Description description;
    private final boolean digits;

    /// @param digits whether a second argument may say how many digits
    NumericFunction(String name, Description description, boolean digits) {
        this.name = name;
        this.description = description;
        this.digits = digits;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Description description() {
        return description;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        boolean fits =
                (arguments.size() == 1 || (digits && arguments.size() == 2))
                        && (arguments.get(0).numeric()
                                || arguments.get(0) == SimpleType.VARCHAR
                                || arguments.get(0) == SimpleType.NULL);
        if (!fits
                || (arguments.size() == 2
                        && Coercion.distance(arguments.get(1), SimpleType.INTEGER) < 0
                        && arguments.get(1) != SimpleType.BIGINT)) {
            throw Coercion.mismatch(name, arguments, String.join(" or ", description.signatures()));
        }
        Type first = arguments.get(0).numeric() ? arguments.get(0) : SimpleType.DOUBLE;
        return arguments.size() == 1 ? List.of(first) : List.of(first, SimpleType.INTEGER);
    }
}
