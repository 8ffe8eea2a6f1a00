package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The sample covariance; null of fewer than two pairs.
public final class CovarSamp extends StandardAggregate {

    public CovarSamp() {
        super(
                "COVAR_SAMP",
                List.of(),
                about(
                        "COVAR_SAMP(y, x)",
                        "The sample covariance; null of fewer than two pairs.",
                        "SELECT COVAR_SAMP(y, x) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
                        "1.0"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        boolean numbers =
                arguments.size() == 2
                        && arguments.stream()
                                .allMatch(type -> type.numeric() || type == SimpleType.NULL);
        if (!numbers) {
            throw mismatch(arguments);
        }
        return List.of(SimpleType.DOUBLE, SimpleType.DOUBLE);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return SimpleType.DOUBLE;
    }

    /// Count, mean of y, mean of x, and the sum of the products of their distances.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(SimpleType.BIGINT, SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE);
    }
}
