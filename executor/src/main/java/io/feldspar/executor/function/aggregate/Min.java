package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.Type;
import java.util.List;

/// The smallest value that is not null.
public final class Min extends StandardAggregate {

    public Min() {
        super(
                "MIN",
                List.of(),
                about(
                        "MIN(x)",
                        "The smallest value that is not null.",
                        "SELECT MIN(x) FROM (VALUES (1), (2)) AS t(x)",
                        "1"));
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
