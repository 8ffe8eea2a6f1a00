package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Base of the aggregates that collect values in an array.
abstract class Collecting extends StandardAggregate {

    Collecting(String name, List<String> aliases, Description description) {
        super(name, aliases, description, Parameters.any());
    }

    @Override
    final Type result(List<Type> parameters) {
        return new ArrayType(parameters.get(0));
    }

    /// The values so far.
    @Override
    final List<Type> states(List<Type> parameters) {
        return List.of(result(parameters));
    }

    @Override
    public final boolean orderSensitive() {
        return true;
    }

    @Override
    public final GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new CollectedLists((ArrayType) result, resultOfNoRows() == null, memory);
    }
}
