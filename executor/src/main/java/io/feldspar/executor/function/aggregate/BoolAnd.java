package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Whether all values that are not null are true.
public final class BoolAnd extends StandardAggregate {

    public BoolAnd() {
        super(
                "BOOL_AND",
                List.of("EVERY"),
                about(
                        "BOOL_AND(x)",
                        "Whether all values that are not null are true.",
                        "SELECT BOOL_AND(x) FROM (VALUES (true), (false)) AS t(x)",
                        "false"));
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
