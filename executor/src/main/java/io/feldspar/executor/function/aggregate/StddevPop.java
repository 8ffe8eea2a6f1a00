package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The population standard deviation.
public final class StddevPop extends StandardAggregate {

    public StddevPop() {
        super(
                "STDDEV_POP",
                List.of(),
                about(
                        "STDDEV_POP(x)",
                        "The population standard deviation.",
                        "SELECT STDDEV_POP(x) FROM (VALUES (1), (2)) AS t(x)",
                        "0.5"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        Type type = single(arguments);
        if (!type.numeric() && type != SimpleType.NULL) {
            throw mismatch(arguments);
        }
        return List.of(SimpleType.DOUBLE);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return SimpleType.DOUBLE;
    }

    /// Count, mean and sum of squared distances from the mean (Welford, merged after Chan).
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(SimpleType.BIGINT, SimpleType.DOUBLE, SimpleType.DOUBLE);
    }
}
