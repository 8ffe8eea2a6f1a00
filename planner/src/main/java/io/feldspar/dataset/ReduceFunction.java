package io.feldspar.dataset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// One object for two. The order and the grouping of calls must not matter.
@FunctionalInterface
public interface ReduceFunction<T extends @Nullable Object> extends Serializable {

    T call(T left, T right) throws Exception;
}
