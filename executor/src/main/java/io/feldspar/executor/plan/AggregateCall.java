package io.feldspar.executor.plan;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An aggregate over the rows of a group. DISTINCT is gone: the planner has grouped the rows first.
///
/// In phases PARTIAL and SINGLE, `arguments` and `filter` are columns of the input. In phase FINAL,
/// `arguments` are the columns that hold the state, as many as `function.stateTypes(…)` names, and
/// there is no filter.
///
/// @param argumentTypes the types of the arguments as the user wrote them, in every phase
/// @param filter a BOOLEAN column; only rows where it is true count. Null for all rows
/// @param type the type of the result
/// @param location for its errors; takes no part in equality
public record AggregateCall(
        AggregateFunction function,
        List<Integer> arguments,
        List<Type> argumentTypes,
        @Nullable Integer filter,
        Type type,
        SourceLocation location) {

    public AggregateCall {
        arguments = List.copyOf(arguments);
        argumentTypes = List.copyOf(argumentTypes);
    }

    public AggregateCall(
            AggregateFunction function,
            List<Integer> arguments,
            List<Type> argumentTypes,
            @Nullable Integer filter,
            Type type) {
        this(function, arguments, argumentTypes, filter, type, SourceLocation.UNKNOWN);
    }
}
