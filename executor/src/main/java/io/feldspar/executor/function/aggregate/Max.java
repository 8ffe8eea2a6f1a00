package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.Type;
import java.util.List;

/// The largest value that is not null.
public final class Max extends StandardAggregate {

    public Max() {
        super(
                "MAX",
                List.of(),
                about(
                        "MAX(x)",
                        "The largest value that is not null.",
                        "SELECT MAX(x) FROM (VALUES (1), (2)) AS t(x)",
                        "2"));
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
