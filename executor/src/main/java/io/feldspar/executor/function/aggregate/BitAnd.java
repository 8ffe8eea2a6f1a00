package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The bitwise and of the integers that are not null.
public final class BitAnd extends StandardAggregate {

    public BitAnd() {
        super(
                "BIT_AND",
                List.of(),
                about(
                        "BIT_AND(x)",
                        "The bitwise and of the integers that are not null.",
                        "SELECT BIT_AND(x) FROM (VALUES (1), (2)) AS t(x)",
                        "0"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        Type type = single(arguments);
        if (type == SimpleType.NULL) {
            return List.of(SimpleType.BIGINT);
        }
        if (Coercion.distance(type, SimpleType.BIGINT) < 0) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(resultType(arguments));
    }
}
