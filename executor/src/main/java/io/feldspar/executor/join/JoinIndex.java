package io.feldspar.executor.join;

import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.store.RowIndex;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Finds the build rows of a key. Read-only once built, and shared by all probing tasks.
///
/// Rows with the same key form a chain: the first is found through the index, the others follow
/// through [#next()].
abstract sealed class JoinIndex permits DirectJoinIndex, PackedJoinIndex, RowsJoinIndex {

    /// Working arrays of one probing task.
    static final class Scratch {
        long[] codes = new long[Batch.SIZE];
        long[] more = new long[Batch.SIZE];
        int[] pending = new int[Batch.SIZE];
        int[] positions = new int[Batch.SIZE];
        final RowIndex.Scratch rows = new RowIndex.Scratch();
        final KeyHasher hasher;

        Scratch(int keys) {
            hasher = new KeyHasher(keys);
        }

        void ensure(int count) {
            if (codes.length < count) {
                codes = new long[count];
                more = new long[count];
                pending = new int[count];
                positions = new int[count];
            }
        }
    }

    /// Sets `first[i]` to the first build row of the key in the keys' row `rows[i]` (`i` where
    /// `rows` is null), or to -1.
    abstract void find(
            Vector[] keys, int @Nullable [] rows, int count, int[] first, Scratch scratch);

    /// The next build row of the same key per build row, or -1; null where no key comes twice.
    abstract int @Nullable [] next();

    /// How keys are found, for EXPLAIN ANALYZE.
    abstract String strategy();
}
