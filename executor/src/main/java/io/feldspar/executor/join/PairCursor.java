package io.feldspar.executor.join;

import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Walks the pairs of a probe batch's rows and their build rows, a batch of pairs at a time.
///
/// Belongs to one task. For NOT IN, build rows with a null key pair with every probe row, and
/// every build row with a probe row with a null key.
final class PairCursor {

    private final int @Nullable [] next;
    private final int[] everyRow;
    private final int buildRows;

    /// The probe rows and build rows of the pairs last taken.
    final int[] probe = new int[Batch.SIZE];

    final int[] build = new int[Batch.SIZE];

    private int @Nullable [] rows;
    private int[] first = new int[0];
    private boolean keepMisses;
    private boolean @Nullable [] pairWithAll;
    private int count;
    private int index;
    private int current;
    private int extra;

    /// @param next the chains of build rows, or null where keys are unique
    /// @param everyRow build rows that pair with every probe row
    PairCursor(int @Nullable [] next, int[] everyRow, int buildRows) {
        this.next = next;
        this.everyRow = everyRow;
        this.buildRows = buildRows;
    }

    /// Starts on a batch's selected rows, the first match of the `i`-th of which is `first[i]`.
    ///
    /// @param keepMisses whether a row without a match makes a pair with -1
    /// @param pairWithAll the rows that pair with all build rows, or null for none
    void start(Batch batch, int[] first, boolean keepMisses, boolean @Nullable [] pairWithAll) {
        rows = batch.selection();
        count = batch.rowCount();
        this.first = first;
        this.keepMisses = keepMisses;
        this.pairWithAll = pairWithAll;
        index = -1;
        advance();
    }

    private void advance() {
        index++;
        extra = 0;
        if (index < count) {
            boolean all = pairWithAll != null && pairWithAll[index];
            current = all ? -1 : first[index];
        }
    }

    /// Takes the next pairs into [#probe] and [#build].
    ///
    /// @return how many, 0 at the end of the batch
    int take() {
        if (everyRow.length > 0 || pairWithAll != null) {
            return takeWithExtras();
        }
        int[] links = next;
        int n = 0;
        while (index < count && n < Batch.SIZE) {
            int row = rows == null ? index : rows[index];
            int match = current;
            if (match < 0) {
                if (keepMisses) {
                    probe[n] = row;
                    build[n++] = -1;
                }
                advance();
                continue;
            }
            while (match >= 0 && n < Batch.SIZE) {
                probe[n] = row;
                build[n++] = match;
                match = links == null ? -1 : links[match];
            }
            current = match;
            if (match < 0) {
                advance();
            }
        }
        return n;
    }

    private int takeWithExtras() {
        int n = 0;
        while (index < count && n < Batch.SIZE) {
            int row = rows == null ? index : rows[index];
            boolean all = pairWithAll != null && pairWithAll[index];
            int extras = all ? buildRows : everyRow.length;
            if (current >= 0) {
                probe[n] = row;
                build[n++] = current;
                current = next == null ? -1 : next[current];
            } else if (extra < extras) {
                probe[n] = row;
                build[n++] = all ? extra : everyRow[extra];
                extra++;
            } else {
                advance();
            }
        }
        return n;
    }
}
