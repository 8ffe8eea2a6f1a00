package io.feldspar.dataset;

import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Any number of objects for a group.
@FunctionalInterface
public interface FlatMapGroupsFunction<
                K extends @Nullable Object, V extends @Nullable Object, U extends @Nullable Object>
        extends Serializable {

    Iterator<U> call(K key, Iterator<V> values) throws Exception;
}
