package io.feldspar.dataset;

import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Any number of objects for the groups of two data sets with the same key.
@FunctionalInterface
public interface CoGroupFunction<
                K extends @Nullable Object,
                V extends @Nullable Object,
                W extends @Nullable Object,
                U extends @Nullable Object>
        extends Serializable {

    Iterator<U> call(K key, Iterator<V> left, Iterator<W> right) throws Exception;
}
