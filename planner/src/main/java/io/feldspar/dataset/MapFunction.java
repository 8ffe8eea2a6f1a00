package io.feldspar.dataset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// An object for an object.
@FunctionalInterface
public interface MapFunction<T extends @Nullable Object, U extends @Nullable Object>
        extends Serializable {

    U call(T value) throws Exception;
}
