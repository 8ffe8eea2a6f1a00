package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The sample variance; null of fewer than two values.
public final class VarSamp extends StandardAggregate {

    public VarSamp() {
        super(
                "VAR_SAMP",
                List.of("VARIANCE"),
                about(
                        "VAR_SAMP(x)",
                        "The sample variance; null of fewer than two values.",
                        "SELECT VAR_SAMP(x) FROM (VALUES (1), (2)) AS t(x)",
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
