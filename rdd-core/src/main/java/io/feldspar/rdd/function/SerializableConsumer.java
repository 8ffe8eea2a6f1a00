package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Consumer;

/// A [Consumer] that can travel to where a task runs, and may throw what it likes.
@FunctionalInterface
public interface SerializableConsumer<T> extends Consumer<T>, Serializable {

    void call(T value) throws Exception;

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // it is the same but for what it throws
    default void accept(T value) {
        try {
            call(value);
        } catch (Exception e) {
            throw Rethrown.unchecked(e);
        }
    }
}
