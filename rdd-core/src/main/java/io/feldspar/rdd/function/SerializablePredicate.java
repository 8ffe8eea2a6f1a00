package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Predicate;

/// A [Predicate] that can travel to where a task runs, and may throw what it likes.
@FunctionalInterface
public interface SerializablePredicate<T> extends Predicate<T>, Serializable {

    boolean call(T value) throws Exception;

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // it is the same but for what it throws
    default boolean test(T value) {
        try {
            return call(value);
        } catch (Exception e) {
            throw Rethrown.unchecked(e);
        }
    }
}
