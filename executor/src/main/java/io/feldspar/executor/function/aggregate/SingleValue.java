package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The value of the only row, null included; more than one row is an error.
public final class SingleValue extends StandardAggregate {

    public SingleValue() {
        super(
                "SINGLE_VALUE",
                List.of(),
                about(
                        "SINGLE_VALUE(x)",
                        "The value of the only row, null included; more than one row is an error.",
                        "SELECT SINGLE_VALUE(x) FROM (VALUES (7)) AS t(x)",
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

    /// The value and the number of rows.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(single(arguments), SimpleType.BIGINT);
    }
}
