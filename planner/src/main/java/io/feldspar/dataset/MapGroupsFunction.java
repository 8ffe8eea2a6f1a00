package io.feldspar.dataset;

import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// An object for a group.
@FunctionalInterface
public interface MapGroupsFunction<
                K extends @Nullable Object, V extends @Nullable Object, U extends @Nullable Object>
        extends Serializable {

    U call(K key, Iterator<V> values) throws Exception;
}
