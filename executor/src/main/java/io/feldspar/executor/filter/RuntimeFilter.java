package io.feldspar.executor.filter;

import org.jspecify.annotations.Nullable;

/// What a join's build side knows of the keys that can match: a test that drops probe rows early.
///
/// Never says no to a key that is there; may say yes to one that is not. Keys are the long form of
/// a value: integers, dates, times and decimals of at most 18 digits unchanged. Null never
/// matches.
public interface RuntimeFilter {

    /// The smallest key, or Long.MAX_VALUE if there is none.
    long min();

    /// The largest key, or Long.MIN_VALUE if there is none.
    long max();

    boolean mayContain(long key);

    /// Keeps of the rows `selection[0..count)` (all of the first `count` where `selection` is null)
    /// those whose key may be there. `kept` may be `selection`.
    ///
    /// @return how many were kept, written to the front of `kept` in order
    int keep(long[] keys, int @Nullable [] selection, int count, int[] kept);

    /// As the other, for keys of 32 bits.
    int keep(int[] keys, int @Nullable [] selection, int count, int[] kept);
}
