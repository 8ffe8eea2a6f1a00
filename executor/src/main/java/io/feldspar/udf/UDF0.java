package io.feldspar.udf;

import org.jspecify.annotations.Nullable;

/// A scalar function of no arguments.
@FunctionalInterface
public interface UDF0<R extends @Nullable Object> extends UserFunction {

    R call() throws Exception;
}
