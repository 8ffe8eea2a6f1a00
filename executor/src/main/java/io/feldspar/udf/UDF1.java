package io.feldspar.udf;

import org.jspecify.annotations.Nullable;

/// A scalar function of one argument.
@FunctionalInterface
public interface UDF1<T1 extends @Nullable Object, R extends @Nullable Object>
        extends UserFunction {

    R call(T1 a1) throws Exception;
}
