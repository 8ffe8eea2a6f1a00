package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The aggregates whose result is the smallest or the largest value.
abstract class Extreme extends StandardAggregate {

    private final boolean max;

    /// @param max whether the result is the largest value
    Extreme(
            String name,
            List<String> aliases,
            Description description,
            Parameters parameters,
            boolean max) {
        super(name, aliases, description, parameters);
        this.max = max;
    }

    @Override
    final Type result(List<Type> parameters) {
        return parameters.get(0);
    }

    @Override
    final List<Type> states(List<Type> parameters) {
        return parameters;
    }

    @Override
    public final boolean ignoresDuplicates() {
        return true;
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return switch (result.form()) {
            case BYTE, INT, LONG -> new LongExtremes(result, max, groups, memory);
            case LONG_PAIR -> new LongPairExtremes(result, max, groups, memory);
            case DOUBLE -> new DoubleExtremes(result, max, groups, memory);
            case BYTES -> new BytesExtremes(result, max, memory);
            case LIST, STRUCT -> new NestedExtremes(result, max, memory);
        };
    }
}
