package io.feldspar.executor.filter;

import org.jspecify.annotations.Nullable;

/// A runtime filter that may say yes to about one in fifty keys that are not there.
///
/// ```text
/// block   one long of 64 bits, chosen by the upper half of the hash; 16 bits of room per key
/// key     4 bits in its block, chosen by 6 bits of the hash each
/// ```
/// A blocked Bloom filter (Putze, Sanders, Singler 2007) with blocks of one word: one cache miss.
final class BlockedBloomFilter implements RuntimeFilter {

    private static final long C1 = 0x9e3779b97f4a7c15L;
    private static final long C2 = 0xd6e8feb86659fd93L;

    private final long min;
    private final long max;
    private final long[] words;
    private final int shift;

    BlockedBloomFilter(long min, long max, int keys) {
        this.min = min;
        this.max = max;
        long needed = Math.max(1, keys / 4);
        long size = Math.min(1 << 26, Math.max(16, Long.highestOneBit(2 * needed - 1)));
        words = new long[(int) size];
        shift = 64 - Long.numberOfTrailingZeros(size);
    }

    private static long hash(long key) {
        long x = key * C1;
        x = (x ^ x >>> 32) * C2;
        return x ^ x >>> 32;
    }

    private static long bits(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
    }

    void add(long key) {
        long hash = hash(key);
        words[(int) (hash >>> shift)] |= bits(hash);
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
        long hash = hash(key);
        long bits = bits(hash);
        return key >= min && key <= max && (words[(int) (hash >>> shift)] & bits) == bits;
    }

    @Override
    public int keep(long[] keys, int @Nullable [] selection, int count, int[] kept) {
        long low = min;
        long high = max;
        long[] blocks = words;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            long key = keys[row];
            long hash = hash(key);
            long bits = bits(hash);
            boolean there = (blocks[(int) (hash >>> shift)] & bits) == bits;
            kept[n] = row;
            n += there & key >= low & key <= high ? 1 : 0;
        }
        return n;
    }

    @Override
    public int keep(int[] keys, int @Nullable [] selection, int count, int[] kept) {
        long low = min;
        long high = max;
        long[] blocks = words;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            long key = keys[row];
            long hash = hash(key);
            long bits = bits(hash);
            boolean there = (blocks[(int) (hash >>> shift)] & bits) == bits;
            kept[n] = row;
            n += there & key >= low & key <= high ? 1 : 0;
        }
        return n;
    }
}
