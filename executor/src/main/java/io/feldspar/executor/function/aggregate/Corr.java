package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Pearson's coefficient of correlation.
public final class Corr extends StandardAggregate {

    public Corr() {
        super(
                "CORR",
                List.of(),
                about(
                        "CORR(y, x)",
                        "Pearson's coefficient of correlation.",
                        "SELECT CORR(y, x) FROM (VALUES (1, 2), (2, 4)) AS t(x, y)",
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

    /// Count, mean of y, mean of x, sum of the products of their distances from the means, sum
    /// of squares of y, sum of squares of x.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(
                SimpleType.BIGINT,
                SimpleType.DOUBLE,
                SimpleType.DOUBLE,
                SimpleType.DOUBLE,
                SimpleType.DOUBLE,
                SimpleType.DOUBLE);
    }
}
