package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The sum of the values that are not null: BIGINT of integers, DECIMAL(38, s) of decimals,
/// DOUBLE of doubles. A sum that does not fit is an error.
public final class Sum extends StandardAggregate {

    public Sum() {
        super(
                "SUM",
                List.of(),
                about(
                        "SUM(x)",
                        "The sum of the values that are not null: BIGINT of integers, DECIMAL(38, s) of decimals, DOUBLE of doubles. A sum that does not fit is an error.",
                        "SELECT SUM(x) FROM (VALUES (1), (2)) AS t(x)",
                        "3"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        Type type = single(arguments);
        if (type == SimpleType.NULL) {
            return List.of(SimpleType.BIGINT);
        }
        if (!type.numeric()
                && type != SimpleType.INTERVAL_DAY_TIME
                && type != SimpleType.INTERVAL_YEAR_MONTH) {
            throw mismatch(arguments);
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        Type type = parameterTypes(arguments).get(0);
        return type instanceof DecimalType decimal
                ? new DecimalType(DecimalType.MAX_PRECISION, decimal.scale())
                : type == SimpleType.REAL || type == SimpleType.DOUBLE
                        ? SimpleType.DOUBLE
                        : type.numeric() ? SimpleType.BIGINT : type;
    }

    /// Integers are summed in 128 bits, so that whether the sum overflows does not depend on
    /// how the rows were spread.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        Type result = resultType(arguments);
        return List.of(
                result == SimpleType.BIGINT
                        ? new DecimalType(DecimalType.MAX_PRECISION, 0)
                        : result);
    }
}
