package io.feldspar.executor.function.user;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.stream.Collectors;

/// A function that a user wrote in Java: a value that travels with plans.
public sealed interface Routine permits UserScalar, UserAggregate {

    /// The type of a parameter that takes any type.
    Type ANY = SimpleType.NULL;

    /// As the user called it.
    String name();

    List<Type> parameters();

    Type result();

    boolean deterministic();

    FunctionSource source();

    /// How it is called.
    default String signature() {
        return "%s(%s)"
                .formatted(
                        name(),
                        parameters().stream()
                                .map(type -> type.equals(ANY) ? "ANY" : type.sql())
                                .collect(Collectors.joining(", ")));
    }
}
