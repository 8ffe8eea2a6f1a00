package io.feldspar.dataset;

import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Any number of objects for some objects that lie together.
@FunctionalInterface
public interface MapPartitionsFunction<T extends @Nullable Object, U extends @Nullable Object>
        extends Serializable {

    Iterator<U> call(Iterator<T> values) throws Exception;
}
