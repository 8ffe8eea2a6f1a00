package io.feldspar.rdd.function;

import java.io.Serializable;
import java.util.function.Supplier;

/// A [Supplier] that can travel to where a task runs, and may throw what it likes.
@FunctionalInterface
public interface SerializableSupplier<T> extends Supplier<T>, Serializable {

    T call() throws Exception;

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // it is the same but for what it throws
    default T get() {
        try {
            return call();
        } catch (Exception e) {
            throw Rethrown.unchecked(e);
        }
    }
}
