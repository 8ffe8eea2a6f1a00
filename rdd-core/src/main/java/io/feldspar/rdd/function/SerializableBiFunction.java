package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.BiFunction;

/// A [BiFunction] that can travel to where a task runs, and may throw what it likes.
@FunctionalInterface
public interface SerializableBiFunction<T, U, R> extends BiFunction<T, U, R>, Serializable {

    R call(T first, U second) throws Exception;

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // it is the same but for what it throws
    default R apply(T first, U second) {
        try {
            return call(first, second);
        } catch (Exception e) {
            throw Rethrown.unchecked(e);
        }
    }
}
