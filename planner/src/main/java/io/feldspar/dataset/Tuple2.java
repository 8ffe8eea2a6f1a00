package io.feldspar.dataset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Two objects, in columns `_1` and `_2`.
public record Tuple2<A extends @Nullable Object, B extends @Nullable Object>(A _1, B _2)
        implements Serializable {}
