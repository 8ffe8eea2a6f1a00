package io.feldspar.dataset;

import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Any number of objects for an object.
@FunctionalInterface
public interface FlatMapFunction<T extends @Nullable Object, U extends @Nullable Object>
        extends Serializable {

    Iterator<U> call(T value) throws Exception;
}
