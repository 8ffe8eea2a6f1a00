package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What the aggregate functions share: their name and description.
abstract class StandardAggregate implements AggregateFunction {

    private final String name;
    private final List<String> aliases;
    private final Description description;

    StandardAggregate(String name, List<String> aliases, Description description) {
        this.name = name;
        this.aliases = List.copyOf(aliases);
        this.description = description;
    }

    static Description about(String signature, String doc, String example, String result) {
        return Description.of("Aggregates", signature, doc, example, result);
    }

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

    /// The only argument.
    final Type single(List<Type> arguments) {
        if (arguments.size() != 1) {
            throw mismatch(arguments);
        }
        return arguments.get(0);
    }

    final RuntimeException mismatch(List<Type> arguments) {
        return Coercion.mismatch(name, arguments, String.join(" or ", description.signatures()));
    }

    @Override
    public String toString() {
        return name;
    }
}
