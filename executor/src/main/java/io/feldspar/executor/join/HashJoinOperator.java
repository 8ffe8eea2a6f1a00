package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.operator.SparseBatches;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Probes a [JoinTable] with the batches of its input.
///
/// ```text
/// probe batch ── first match of each row ──┬─ no pairs needed: a shortened selection
///                                          ├─ at most one match each: build rows become codes
///                                          └─ many matches: pairs, a batch at a time ── condition
/// ```
/// No task knows which build rows the others matched, so a FULL join needs a table that it alone
/// probes.
public final class HashJoinOperator implements Operator {

    private final Operator input;
    private final JoinTable table;
    private final JoinType type;
    private final int[] probeKeys;
    private final @Nullable Selector condition;
    private final OperatorContext context;
    private final JoinOutput output;
    private final JoinIndex.Scratch scratch;
    private final MemoryPool.Reservation memory;
    private final PairCursor cursor;
    private final boolean nullKeys;
    private final @Nullable RowBitmap matched;
    private final @Nullable UnmatchedBuildRows unmatched;
    private final ProbeMatches matches;
    private final SparseBatches sparse;
    private int[] first = new int[Batch.SIZE];
    private @Nullable Batch probe;
    private boolean ended;

    /// @param shared whether other tasks probe the same table
    /// @param probeTypes the types of the input's columns
    /// @param condition a further condition over probe columns followed by build columns
    public HashJoinOperator(
            Operator input,
            JoinTable table,
            boolean shared,
            JoinType type,
            List<Integer> probeKeys,
            List<Type> probeTypes,
            @Nullable Selector condition,
            OperatorContext context) {
        if (shared && type == JoinType.FULL) {
            throw new IllegalArgumentException("a FULL join needs a table of its own");
        }
        this.input = input;
        this.table = table;
        this.type = type;
        this.probeKeys = probeKeys.stream().mapToInt(Integer::intValue).toArray();
        this.condition = condition;
        this.context = context;
        output = new JoinOutput(probeTypes, table.columns());
        scratch = new JoinIndex.Scratch(this.probeKeys.length);
        memory = context.memory().reservation("JOIN");
        boolean notIn = type == JoinType.NULL_AWARE_ANTI;
        int[] nullRows = notIn ? table.rowsWithNullKey() : new int[0];
        nullKeys = nullRows.length > 0;
        cursor = new PairCursor(table.index().next(), nullRows, table.rows());
        matched = type == JoinType.FULL ? new RowBitmap(table.rows(), memory) : null;
        sparse = new SparseBatches(outputTypes(type, probeTypes, table));
        unmatched = matched == null ? null : new UnmatchedBuildRows(matched, table.rows(), output);
        matches = new ProbeMatches(type, output);
    }

    @Override
    public @Nullable Batch next() {
        return sparse.next(this::nextResult);
    }

    private @Nullable Batch nextResult() {
        while (!ended) {
            Batch current = probe;
            if (current != null) {
                Batch pairs = nextPairs(current);
                if (pairs != null) {
                    return pairs;
                }
                probe = null;
                Batch leftOver = condition == null ? null : matches.afterPairs(current);
                if (leftOver != null) {
                    return leftOver;
                }
            }
            Batch batch = input.next();
            if (batch == null) {
                ended = true;
                break;
            }
            Batch result = start(batch);
            if (result != null) {
                return result;
            }
        }
        return unmatched == null ? null : unmatched.next();
    }

    /// Looks up the batch. Emits the result if no pairs are needed, else leaves the batch in
    /// [#probe].
    private @Nullable Batch start(Batch batch) {
        find(batch);
        if (condition != null) {
            if (table.unique() && type != JoinType.NULL_AWARE_ANTI) {
                return filterBeside(batch, condition);
            }
            startPairs(batch, false);
            return null;
        }
        return switch (type) {
            case SEMI -> keep(batch, true);
            case ANTI -> keep(batch, false);
            case NULL_AWARE_ANTI -> keepNotIn(batch);
            case MARK -> markMatches(batch);
            case INNER, LEFT, FULL -> {
                if (table.unique()) {
                    yield besideMatch(batch);
                }
                startPairs(batch, type.keepsUnmatchedProbe());
                yield null;
            }
        };
    }

    private static List<Type> outputTypes(JoinType type, List<Type> probeTypes, JoinTable table) {
        List<Type> types = new ArrayList<>(probeTypes);
        if (type.emitsBuild()) {
            for (Vector column : table.columns()) {
                types.add(column.type());
            }
        }
        if (type == JoinType.MARK) {
            types.add(SimpleType.BOOLEAN);
        }
        return types;
    }

    private void find(Batch batch) {
        int count = batch.rowCount();
        if (first.length < count) {
            first = new int[count];
        }
        table.index().find(keys(batch), batch.selection(), count, first, scratch);
    }

    private Vector[] keys(Batch batch) {
        Vector[] keys = new Vector[probeKeys.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = batch.column(probeKeys[k]);
        }
        return keys;
    }

    private @Nullable Batch keep(Batch batch, boolean matching) {
        int[] selection = batch.selection();
        int count = batch.rowCount();
        int[] kept = new int[count];
        int[] found = first;
        int want = matching ? 0 : 1;
        int n = 0;
        for (int i = 0; i < count; i++) {
            kept[n] = selection == null ? i : selection[i];
            n += (found[i] >>> 31) ^ want ^ 1;
        }
        return n == 0 ? null : n == count ? batch : batch.withSelection(kept, n);
    }

    private @Nullable Batch keepNotIn(Batch batch) {
        if (table.rows() == 0) {
            return batch;
        }
        if (nullKeys) {
            return null;
        }
        Vector key = batch.column(probeKeys[0]);
        int[] kept = new int[batch.rowCount()];
        int n = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            kept[n] = batch.row(i);
            n += first[i] < 0 && !key.isNull(kept[n]) ? 1 : 0;
        }
        return n == 0 ? null : batch.withSelection(kept, n);
    }

    private Batch markMatches(Batch batch) {
        matches.start(batch);
        for (int i = 0; i < batch.rowCount(); i++) {
            if (first[i] >= 0) {
                matches.add(batch.row(i));
            }
        }
        return matches.marked(batch);
    }

    /// At most one match per row: the probe columns stay as they are.
    private @Nullable Batch besideMatch(Batch batch) {
        int[] selection = batch.selection();
        int count = batch.rowCount();
        int[] kept = new int[count];
        int[] codes = new int[batch.length()];
        int[] found = first;
        int keepAll = type.keepsUnmatchedProbe() ? 1 : 0;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            int match = found[i];
            kept[n] = row;
            codes[row] = keepAll == 0 ? Math.max(match, 0) : match;
            n += ((match >>> 31) ^ 1) | keepAll;
        }
        RowBitmap rows = matched;
        if (rows != null) {
            for (int i = 0; i < count; i++) {
                if (found[i] >= 0) {
                    rows.add(found[i]);
                }
            }
        }
        return n == 0 ? null : output.beside(batch, kept, n, codes, type.keepsUnmatchedProbe());
    }

    /// At most one match per row, and a condition: pairs need no copies.
    private @Nullable Batch filterBeside(Batch batch, Selector filter) {
        matches.start(batch);
        int count = batch.rowCount();
        int[] rows = new int[count];
        int[] codes = new int[batch.length()];
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = batch.row(i);
            rows[n] = row;
            codes[row] = Math.max(first[i], 0);
            n += (first[i] >>> 31) ^ 1;
        }
        Batch pairs = null;
        if (n > 0) {
            pairs = output.beside(batch, rows, n, codes, false);
            n = filter.select(pairs, rows);
        }
        RowBitmap remembered = matched;
        for (int i = 0; i < n; i++) {
            matches.add(rows[i]);
            if (remembered != null) {
                remembered.add(codes[rows[i]]);
            }
        }
        return switch (type) {
            case INNER -> n == 0 || pairs == null ? null : pairs.withSelection(rows, n);
            case SEMI, ANTI, NULL_AWARE_ANTI, MARK -> matches.afterPairs(batch);
            case LEFT, FULL -> {
                int[] outer = new int[batch.length()];
                int[] all = new int[count];
                for (int i = 0; i < count; i++) {
                    all[i] = batch.row(i);
                    outer[all[i]] = matches.contains(all[i]) ? first[i] : -1;
                }
                yield output.beside(batch, all, count, outer, true);
            }
        };
    }

    private void startPairs(Batch batch, boolean keepMisses) {
        boolean[] pairWithAll = null;
        if (type == JoinType.NULL_AWARE_ANTI) {
            Vector key = batch.column(probeKeys[0]);
            pairWithAll = new boolean[batch.rowCount()];
            for (int i = 0; i < batch.rowCount(); i++) {
                pairWithAll[i] = key.isNull(batch.row(i));
            }
        }
        if (condition != null) {
            matches.start(batch);
        }
        cursor.start(batch, first, keepMisses, pairWithAll);
        probe = batch;
    }

    private @Nullable Batch nextPairs(Batch batch) {
        while (true) {
            int count = cursor.take();
            if (count == 0) {
                return null;
            }
            context.checkCancelled();
            Batch result = condition == null ? joined(batch, count) : filtered(batch, count);
            if (result != null) {
                return result;
            }
        }
    }

    private Batch joined(Batch batch, int count) {
        RowBitmap rows = matched;
        if (rows != null) {
            for (int i = 0; i < count; i++) {
                if (cursor.build[i] >= 0) {
                    rows.add(cursor.build[i]);
                }
            }
        }
        return output.pairs(batch, cursor.probe, cursor.build, count, type.keepsUnmatchedProbe());
    }

    /// The pairs for which the condition holds, where the join emits pairs.
    private @Nullable Batch filtered(Batch batch, int count) {
        Batch pairs = output.pairs(batch, cursor.probe, cursor.build, count, false);
        int[] kept = new int[count];
        int n = Objects.requireNonNull(condition).select(pairs, kept);
        for (int i = 0; i < n; i++) {
            matches.add(cursor.probe[kept[i]]);
        }
        RowBitmap rows = matched;
        if (rows != null) {
            for (int i = 0; i < n; i++) {
                rows.add(cursor.build[kept[i]]);
            }
        }
        return !type.emitsBuild() || n == 0
                ? null
                : n == count ? pairs : pairs.withSelection(kept, n);
    }

    @Override
    public void close() {
        ended = true;
        probe = null;
        memory.close();
        input.close();
    }
}
