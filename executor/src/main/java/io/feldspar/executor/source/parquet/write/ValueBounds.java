package io.feldspar.executor.source.parquet.write;

import org.jspecify.annotations.Nullable;

/// The smallest and the largest of some values, PLAIN but without a length before them; null
/// if there is none to give.
record ValueBounds(byte @Nullable [] min, byte @Nullable [] max) {

    static final ValueBounds UNKNOWN = new ValueBounds(null, null);
}
