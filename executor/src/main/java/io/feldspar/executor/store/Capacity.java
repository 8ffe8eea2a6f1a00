package io.feldspar.executor.store;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;

/// How growing arrays grow.
public final class Capacity {

    /// The longest array that every JVM allocates.
    public static final int MAX = Integer.MAX_VALUE - 8;

    private Capacity() {}

    /// A capacity of at least `needed`: twice `current` while small, half as much again when large.
    public static int grow(int current, int needed) {
        if (needed < 0 || needed > MAX) {
            throw tooManyRows();
        }
        long next = current < 1 << 20 ? 2L * current : current + (current >> 1);
        return (int) Math.min(MAX, Math.max(Math.max(next, needed), FlatColumn.INITIAL_CAPACITY));
    }

    /// The error for more rows than an array holds.
    public static FeldsparException tooManyRows() {
        return new FeldsparException(
                ErrorCode.VALUE_TOO_LARGE,
                "One task cannot hold more than 2147483639 rows",
                "Use more partitions.");
    }

    /// The error for a value that no array holds.
    public static FeldsparException valueTooLarge() {
        return new FeldsparException(
                ErrorCode.VALUE_TOO_LARGE, "A value would be longer than 2 GiB, the limit");
    }
}
