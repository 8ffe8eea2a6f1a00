package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The number of rows, or of rows in which x is not null.
public final class Count extends StandardAggregate {

    public Count() {
        super(
                "COUNT",
                List.of(),
                about(
                        "COUNT(*), COUNT(x)",
                        "The number of rows, or of rows in which x is not null.",
                        "SELECT COUNT(*) FROM (VALUES (1), (2)) AS t(x)",
                        "2"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() > 1) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return SimpleType.BIGINT;
    }

    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(SimpleType.BIGINT);
    }

    @Override
    public boolean countsNothing() {
        return true;
    }
}
