package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the aggregate functions share: names, description, and the check of the arguments.
abstract class StandardAggregate implements AggregateFunction {

    private final String name;
    private final List<String> aliases;
    private final Description description;
    private final Parameters parameters;

    StandardAggregate(
            String name, List<String> aliases, Description description, Parameters parameters) {
        this.name = name;
        this.aliases = List.copyOf(aliases);
        this.description = description;
        this.parameters = parameters;
    }

    static Description about(String signature, String doc, String example, String result) {
        return Description.of("Aggregates", signature, doc, example, result);
    }

    /// The type of the result for arguments of the parameter types.
    abstract Type result(List<Type> parameters);

    /// The columns of a partial state for arguments of the parameter types.
    abstract List<Type> states(List<Type> parameters);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<String> aliases() {
        return aliases;
    }

    @Override
    public final Description description() {
        return description;
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        List<Type> types = parameters.accept(arguments);
        if (types == null) {
            throw Coercion.unfit(
                    unfit(arguments),
                    name,
                    arguments,
                    String.join(" or ", description.signatures()));
        }
        return types;
    }

    /// The code of the error for arguments that it does not take.
    ErrorCode unfit(List<Type> arguments) {
        return arguments.isEmpty() ? ErrorCode.WRONG_ARGUMENT_COUNT : ErrorCode.TYPE_MISMATCH;
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return result(parameterTypes(arguments));
    }

    @Override
    public final List<Type> stateTypes(List<Type> arguments) {
        return states(parameterTypes(arguments));
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final String toString() {
        return name;
    }
}
