package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What the operators of two numbers share: decimals keep their types, other numbers become
/// their common type.
abstract class Arithmetic implements ScalarFunction {

    abstract DecimalType decimalResult(DecimalType left, DecimalType right);

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 2) {
            throw mismatch(arguments);
        }
        Type left = arguments.get(0);
        Type right = arguments.get(1);
        if (left == SimpleType.NULL || right == SimpleType.NULL) {
            Type known = left == SimpleType.NULL ? right : left;
            Type both = known == SimpleType.NULL ? SimpleType.INTEGER : known;
            if (!both.numeric()) {
                throw mismatch(arguments);
            }
            return List.of(both, both);
        }
        if (!left.numeric() || !right.numeric()) {
            throw mismatch(arguments);
        }
        if (left == SimpleType.DOUBLE
                || right == SimpleType.DOUBLE
                || left == SimpleType.REAL
                || right == SimpleType.REAL) {
            Type both = left.equals(right) ? left : SimpleType.DOUBLE;
            return List.of(both, both);
        }
        if (left instanceof DecimalType || right instanceof DecimalType) {
            return List.of(decimal(left), decimal(right));
        }
        Type common = Coercion.common(name(), arguments);
        return List.of(common, common);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        List<Type> types = parameterTypes(arguments);
        return types.get(0) instanceof DecimalType left && types.get(1) instanceof DecimalType right
                ? decimalResult(left, right)
                : types.get(0);
    }

    private static Type decimal(Type type) {
        Type exact = Coercion.exact(type);
        return exact == null ? type : exact;
    }

    final RuntimeException mismatch(List<Type> arguments) {
        return Coercion.mismatch(
                name(), arguments, String.join(" or ", description().signatures()));
    }
}
