package io.feldspar.executor.filter;

import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Makes the runtime filter that suits a build side's keys.
///
/// ```text
/// a range of up to 16 M   KeyBitmap
/// a wider one             BlockedBloomFilter, or the bounds alone for very many keys
/// no key                  KeyRange that nothing passes
/// ```
public final class RuntimeFilterBuilder {

    /// More keys than this seldom drop enough probe rows to pay for the cache misses.
    private static final int MAX_BLOOM_KEYS = 1 << 24;

    private RuntimeFilterBuilder() {}

    /// The filter for the first `rows` rows of a key column, or null where its values have no long
    /// form. Null keys match nothing and are left out.
    public static @Nullable RuntimeFilter of(Vector keys, int rows) {
        if (!LongValues.covers(keys.type())) {
            return null;
        }
        long[] range = {Long.MAX_VALUE, Long.MIN_VALUE};
        int[] count = {0};
        forEachChunk(
                keys,
                rows,
                (values, n) -> {
                    for (int i = 0; i < n; i++) {
                        range[0] = Math.min(range[0], values[i]);
                        range[1] = Math.max(range[1], values[i]);
                    }
                    count[0] += n;
                });
        if (count[0] == 0) {
            return new KeyRange(range[0], range[1]);
        }
        long span = range[1] - range[0];
        if (span >= 0 && span < KeyBitmap.MAX_BITS) {
            KeyBitmap bitmap = new KeyBitmap(range[0], range[1]);
            forEachChunk(
                    keys,
                    rows,
                    (values, n) -> {
                        for (int i = 0; i < n; i++) {
                            bitmap.add(values[i]);
                        }
                    });
            return new AdaptiveFilter(bitmap);
        }
        if (count[0] > MAX_BLOOM_KEYS) {
            return new AdaptiveFilter(new KeyRange(range[0], range[1]));
        }
        BlockedBloomFilter bloom = new BlockedBloomFilter(range[0], range[1], count[0]);
        forEachChunk(
                keys,
                rows,
                (values, n) -> {
                    for (int i = 0; i < n; i++) {
                        bloom.add(values[i]);
                    }
                });
        return new AdaptiveFilter(bloom);
    }

    /// Takes some keys, none of them null.
    private interface Chunk {
        void accept(long[] values, int count);
    }

    private static void forEachChunk(Vector keys, int rows, Chunk chunk) {
        int[] numbers = new int[Batch.SIZE];
        long[] values = new long[Batch.SIZE];
        boolean nullable = keys.mayHaveNulls();
        for (int from = 0; from < rows; from += Batch.SIZE) {
            int end = Math.min(rows, from + Batch.SIZE);
            int n = 0;
            for (int row = from; row < end; row++) {
                numbers[n] = row;
                n += nullable && keys.isNull(row) ? 0 : 1;
            }
            LongValues.read(keys, numbers, n, values);
            chunk.accept(values, n);
        }
    }
}
