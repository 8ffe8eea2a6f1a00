package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.ToDoubleFunction;

/// A [ToDoubleFunction] that can travel to where a task runs, and may throw what it likes.
@FunctionalInterface
public interface SerializableToDoubleFunction<T> extends ToDoubleFunction<T>, Serializable {

    double call(T value) throws Exception;

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // it is the same but for what it throws
    default double applyAsDouble(T value) {
        try {
            return call(value);
        } catch (Exception e) {
            throw Rethrown.unchecked(e);
        }
    }
}
