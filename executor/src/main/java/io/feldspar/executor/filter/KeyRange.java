package io.feldspar.executor.filter;

import org.jspecify.annotations.Nullable;

/// A runtime filter that knows the smallest and the largest key only.
///
/// @param min Long.MAX_VALUE where there is no key
/// @param max Long.MIN_VALUE where there is no key
record KeyRange(long min, long max) implements RuntimeFilter {

    @Override
    public boolean mayContain(long key) {
        return key >= min && key <= max;
    }

    @Override
    public int keep(long[] keys, int @Nullable [] selection, int count, int[] kept) {
        long low = min;
        long high = max;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            kept[n] = row;
            n += keys[row] >= low & keys[row] <= high ? 1 : 0;
        }
        return n;
    }

    @Override
    public int keep(int[] keys, int @Nullable [] selection, int count, int[] kept) {
        long low = min;
        long high = max;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            kept[n] = row;
            n += keys[row] >= low & keys[row] <= high ? 1 : 0;
        }
        return n;
    }
}
