package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The value in the middle, the mean of the two middle ones of an even number.
public final class Median extends StandardAggregate {

    public Median() {
        super(
                "MEDIAN",
                List.of(),
                about(
                        "MEDIAN(x)",
                        "The value in the middle, the mean of the two middle ones of an even number.",
                        "SELECT MEDIAN(x) FROM (VALUES (1), (2)) AS t(x)",
                        "1.5"));
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

    /// The values as 8 bytes each.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(SimpleType.VARBINARY);
    }
}
