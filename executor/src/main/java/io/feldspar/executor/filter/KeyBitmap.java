package io.feldspar.executor.filter;

import org.jspecify.annotations.Nullable;

/// A runtime filter with a bit per integer from the smallest key to the largest: exact.
final class KeyBitmap implements RuntimeFilter {

    /// 2 MiB.
    static final long MAX_BITS = 1L << 24;

    private final long min;
    private final long max;
    private final long[] words;

    KeyBitmap(long min, long max) {
        this.min = min;
        this.max = max;
        words = new long[(int) ((max - min) >>> 6) + 1];
    }

    void add(long key) {
        long offset = key - min;
        words[(int) (offset >>> 6)] |= 1L << offset;
    }

    @Override
    public long min() {
        return min;
    }

    @Override
    public long max() {
        return max;
    }

    @Override
    public boolean mayContain(long key) {
        return key >= min
                && key <= max
                && (words[(int) ((key - min) >>> 6)] >>> (key - min) & 1) != 0;
    }

    @Override
    public int keep(long[] keys, int @Nullable [] selection, int count, int[] kept) {
        long base = min;
        long limit = max - min;
        long[] bits = words;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            long offset = keys[row] - base;
            // Out of range as unsigned: the first word is read and its bit masked away.
            long inside = Long.compareUnsigned(offset, limit) <= 0 ? 1 : 0;
            int word = inside == 0 ? 0 : (int) (offset >>> 6);
            kept[n] = row;
            n += (int) (bits[word] >>> offset & inside);
        }
        return n;
    }

    @Override
    public int keep(int[] keys, int @Nullable [] selection, int count, int[] kept) {
        long base = min;
        long limit = max - min;
        long[] bits = words;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            long offset = keys[row] - base;
            long inside = Long.compareUnsigned(offset, limit) <= 0 ? 1 : 0;
            int word = inside == 0 ? 0 : (int) (offset >>> 6);
            kept[n] = row;
            n += (int) (bits[word] >>> offset & inside);
        }
        return n;
    }
}
