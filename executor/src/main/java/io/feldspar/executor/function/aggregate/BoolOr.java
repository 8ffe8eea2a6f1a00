package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether some value is true.
public final class BoolOr extends StandardAggregate {

    public BoolOr() {
        super(
                "BOOL_OR",
                List.of("SOME", "ANY"),
                about(
                        "BOOL_OR(x)",
                        "Whether some value is true.",
                        "SELECT BOOL_OR(x) FROM (VALUES (true), (false)) AS t(x)",
                        "true"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        Type type = single(arguments);
        if (type == SimpleType.NULL) {
            return List.of(SimpleType.BOOLEAN);
        }
        if (type != SimpleType.BOOLEAN) {
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
