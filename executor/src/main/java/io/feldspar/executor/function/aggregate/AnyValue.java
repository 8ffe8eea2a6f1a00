package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.Type;
import java.util.List;

/// Some value that is not null, if there is one.
public final class AnyValue extends StandardAggregate {

    public AnyValue() {
        super(
                "ANY_VALUE",
                List.of(),
                about(
                        "ANY_VALUE(x)",
                        "Some value that is not null, if there is one.",
                        "SELECT ANY_VALUE(x) FROM (VALUES (7), (7)) AS t(x)",
                        "7"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        single(arguments);
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return single(arguments);
    }

    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(single(arguments));
    }
}
