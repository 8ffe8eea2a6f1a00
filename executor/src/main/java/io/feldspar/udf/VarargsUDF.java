package io.feldspar.udf;

import org.jspecify.annotations.Nullable;

/// A scalar function of any number of arguments, all of one type.
@FunctionalInterface
public interface VarargsUDF<T extends @Nullable Object, R extends @Nullable Object>
        extends UserFunction {

    R call(T[] arguments) throws Exception;
}
