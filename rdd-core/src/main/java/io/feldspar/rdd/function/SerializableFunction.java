package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Function;

/// A [Function] that can travel to where a task runs, and may throw what it likes.
@FunctionalInterface
public interface SerializableFunction<T, R> extends Function<T, R>, Serializable {

    R call(T value) throws Exception;

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // it is the same but for what it throws
    default R apply(T value) {
        try {
            return call(value);
        } catch (Exception e) {
            throw Rethrown.unchecked(e);
        }
    }
}
