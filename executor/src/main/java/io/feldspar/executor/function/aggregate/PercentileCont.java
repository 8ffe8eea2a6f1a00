package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The value below which that fraction of the values lies, interpolated.
public final class PercentileCont extends StandardAggregate {

    public PercentileCont() {
        super(
                "PERCENTILE_CONT",
                List.of("QUANTILE_CONT"),
                about(
                        "PERCENTILE_CONT(fraction) WITHIN GROUP (ORDER BY x)",
                        "The value below which that fraction of the values lies, interpolated; also as QUANTILE_CONT(x, fraction).",
                        "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
                        "1.5"));
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

    /// The values as 8 bytes each, and the fraction.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(SimpleType.VARBINARY, SimpleType.DOUBLE);
    }
}
