package io.feldspar.executor.function.user;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import java.util.List;

/// An aggregate function that a user wrote in Java.
///
/// @param composed whether the code takes the arguments as one object, nulls included; otherwise
///     rows with a null are left out
/// @param state the type that buffers are exchanged as
public record UserAggregate(
        String name,
        List<Type> parameters,
        boolean composed,
        Type state,
        Type result,
        boolean deterministic,
        FunctionSource source)
        implements AggregateFunction, Routine {

    public UserAggregate {
        parameters = List.copyOf(parameters);
    }

    @Override
    public Description description() {
        return Description.of(
                "User functions",
                signature(),
                "An aggregate function in Java.",
                signature(),
                result.sql());
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return UserParameters.accept(name, parameters, arguments, signature());
    }

    @Override
    public Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return result;
    }

    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(state);
    }

    @Override
    public boolean skipsNulls(int argument) {
        return !composed;
    }

    @Override
    public boolean orderSensitive() {
        return true;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type type,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return LiveAggregate.of(this, memory);
    }
}
