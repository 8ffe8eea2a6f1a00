package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The mean of the values that are not null: of DECIMAL(p, s) a decimal of scale max(6, s),
/// otherwise DOUBLE.
public final class Avg extends StandardAggregate {

    public Avg() {
        super(
                "AVG",
                List.of(),
                about(
                        "AVG(x)",
                        "The mean of the values that are not null: of DECIMAL(p, s) a decimal of scale max(6, s), otherwise DOUBLE.",
                        "SELECT AVG(x) FROM (VALUES (1), (2)) AS t(x)",
                        "1.5"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        Type type = single(arguments);
        if (type == SimpleType.NULL) {
            return List.of(SimpleType.DOUBLE);
        }
        if (!type.numeric()) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0) instanceof DecimalType decimal
                ? new DecimalType(DecimalType.MAX_PRECISION, Math.max(6, decimal.scale()))
                : SimpleType.DOUBLE;
    }

    /// The sum, exact where the argument is, and the count.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        Type type = parameterTypes(arguments).get(0);
        Type sum =
                type instanceof DecimalType decimal
                        ? new DecimalType(DecimalType.MAX_PRECISION, decimal.scale())
                        : type == SimpleType.REAL || type == SimpleType.DOUBLE
                                ? SimpleType.DOUBLE
                                : new DecimalType(DecimalType.MAX_PRECISION, 0);
        return List.of(sum, SimpleType.BIGINT);
    }
}
