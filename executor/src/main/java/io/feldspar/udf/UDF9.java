package io.feldspar.udf;

import org.jspecify.annotations.Nullable;

/// A scalar function of 9 arguments.
@FunctionalInterface
public interface UDF9<
                T1 extends @Nullable Object,
                T2 extends @Nullable Object,
                T3 extends @Nullable Object,
                T4 extends @Nullable Object,
                T5 extends @Nullable Object,
                T6 extends @Nullable Object,
                T7 extends @Nullable Object,
                T8 extends @Nullable Object,
                T9 extends @Nullable Object,
                R extends @Nullable Object>
        extends UserFunction {

    R call(T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9) throws Exception;
}
