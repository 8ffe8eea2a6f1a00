package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The arguments that an aggregate function takes.
@FunctionalInterface
interface Parameters {

    /// The types that arguments of these types must be cast to, or null if they are not accepted.
    @Nullable List<Type> accept(List<Type> arguments);

    /// One argument of any type.
    static Parameters any() {
        return arguments -> arguments.size() == 1 ? arguments : null;
    }

    /// One argument of any type whose values can be compared.
    static Parameters comparable() {
        return arguments ->
                arguments.size() == 1 && NestedType.comparable(arguments.get(0)) ? arguments : null;
    }

    /// One argument of an accepted type; an untyped NULL becomes a value of `type`.
    static Parameters one(Predicate<Type> accepted, Type type) {
        return arguments -> {
            if (arguments.size() != 1) {
                return null;
            }
            if (arguments.get(0) == SimpleType.NULL) {
                return List.of(type);
            }
            return accepted.test(arguments.get(0)) ? arguments : null;
        };
    }

    /// `count` numbers, as doubles.
    static Parameters doubles(int count) {
        return arguments ->
                arguments.size() == count
                                && arguments.stream()
                                        .allMatch(type -> type.numeric() || type == SimpleType.NULL)
                        ? Collections.nCopies(count, SimpleType.DOUBLE)
                        : null;
    }
}
