package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/// Fixed parameter types and a fixed result.
///
/// @param required how many of the parameters must be given; the rest may be left out
public record Signature(List<Type> parameters, int required, Type result) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    public static Signature of(Type result, Type... parameters) {
        return new Signature(List.of(parameters), parameters.length, result);
    }

    /// The same, of whose parameters only the first `count` must be given.
    public Signature requiring(int count) {
        return new Signature(parameters, count, result);
    }

    /// The parameter types for so many arguments, or null where there are too few or too many.
    public @Nullable List<Type> parametersFor(int count) {
        return count < required || count > parameters.size() ? null : parameters.subList(0, count);
    }

    /// How far the arguments are from this signature, or -1 where they do not fit.
    public int distance(List<Type> arguments, ToIntBiFunction<Type, Type> distances) {
        List<Type> types = parametersFor(arguments.size());
        if (types == null) {
            return -1;
        }
        int total = 0;
        for (int i = 0; i < types.size(); i++) {
            int distance = distances.applyAsInt(arguments.get(i), types.get(i));
            if (distance < 0) {
                return -1;
            }
            total += distance;
        }
        return total;
    }
}
