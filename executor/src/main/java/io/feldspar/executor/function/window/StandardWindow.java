package io.feldspar.executor.function.window;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the window functions share: name, description, and the check of the arguments.
abstract class StandardWindow implements WindowFunction {

    private final String name;
    private final Description description;

    StandardWindow(String name, String signature, String doc, String example, String result) {
        this.name = name;
        description = Description.of("Window functions", signature, doc, example, result);
    }

    /// The types that arguments of these types must be cast to, or null if they are not accepted.
    abstract @Nullable List<Type> accept(List<Type> arguments);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Description description() {
        return description;
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        List<Type> types = accept(arguments);
        if (types == null) {
            throw Coercion.mismatch(name, arguments, String.join(" or ", description.signatures()));
        }
        return types;
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
