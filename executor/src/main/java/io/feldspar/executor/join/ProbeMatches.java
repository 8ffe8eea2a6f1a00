package io.feldspar.executor.join;

import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.vector.Batch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which rows of the current probe batch have a match, for joins that test a condition pair by
/// pair, and what such a join emits of the batch when all its pairs were tested.
final class ProbeMatches {

    private final JoinType type;
    private final JoinOutput output;
    private boolean[] matched = new boolean[Batch.SIZE];

    ProbeMatches(JoinType type, JoinOutput output) {
        this.type = type;
        this.output = output;
    }

    /// No row of the batch has a match yet.
    void start(Batch batch) {
        if (matched.length < batch.length()) {
            matched = new boolean[batch.length()];
        }
        Arrays.fill(matched, 0, batch.length(), false);
    }

    void add(int row) {
        matched[row] = true;
    }

    boolean contains(int row) {
        return matched[row];
    }

    /// What the join emits of the batch besides its pairs.
    @Nullable Batch afterPairs(Batch batch) {
        return switch (type) {
            case INNER -> null;
            case SEMI -> select(batch, true);
            case ANTI, NULL_AWARE_ANTI -> select(batch, false);
            case MARK -> marked(batch);
            case LEFT, FULL -> unmatchedBesideNulls(batch);
        };
    }

    /// The batch with a boolean column behind it that says which rows have a match.
    Batch marked(Batch batch) {
        return output.marked(batch, matched);
    }

    /// The rows of the batch that have a match, or those that have none.
    @Nullable Batch select(Batch batch, boolean wanted) {
        int count = batch.rowCount();
        int[] kept = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            kept[n] = batch.row(i);
            n += matched[kept[n]] == wanted ? 1 : 0;
        }
        return n == 0 ? null : batch.withSelection(kept, n);
    }

    private @Nullable Batch unmatchedBesideNulls(Batch batch) {
        Batch misses = select(batch, false);
        if (misses == null) {
            return null;
        }
        int[] none = new int[batch.length()];
        Arrays.fill(none, -1);
        int[] rows = new int[misses.rowCount()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = misses.row(i);
        }
        return output.beside(batch, rows, rows.length, none, true);
    }
}
