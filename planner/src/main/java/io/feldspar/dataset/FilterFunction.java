package io.feldspar.dataset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Whether an object stays.
@FunctionalInterface
public interface FilterFunction<T extends @Nullable Object> extends Serializable {

    boolean call(T value) throws Exception;
}
