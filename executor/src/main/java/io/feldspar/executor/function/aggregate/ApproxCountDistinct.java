package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
public final class ApproxCountDistinct extends StandardAggregate {

    public ApproxCountDistinct() {
        super(
                "APPROX_COUNT_DISTINCT",
                List.of("APPROX_DISTINCT", "NDV"),
                about(
                        "APPROX_COUNT_DISTINCT(x)",
                        "About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).",
                        "SELECT APPROX_COUNT_DISTINCT(x) FROM (VALUES (1), (2)) AS t(x)",
                        "2"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        single(arguments);
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        single(arguments);
        return SimpleType.BIGINT;
    }

    /// The registers of a HyperLogLog sketch.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(SimpleType.VARBINARY);
    }

    @Override
    public boolean countsNothing() {
        return true;
    }
}
