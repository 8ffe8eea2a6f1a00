package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins by any condition, or none: every probe row meets every row of a [BuildRows].
///
/// ```text
/// probe row p as constants  ×  build rows b … b + 2047 as they lie  ── condition ── pairs
/// build row b as constants  ×  the probe batch as it lies           ── condition ── pairs
/// ```
/// The second way is taken where a batch has more rows than the build side. So neither side is
/// copied for the test. A FULL join needs build rows that it alone joins with, as in
/// [HashJoinOperator].
public final class NestedLoopJoinOperator implements Operator {

    private final Operator input;
    private final BuildRows build;
    private final JoinType type;
    private final List<Type> probeTypes;
    private final @Nullable Selector condition;
    private final OperatorContext context;
    private final JoinOutput output;
    private final MemoryPool.Reservation memory;
    private final @Nullable RowBitmap matched;
    private final @Nullable UnmatchedBuildRows unmatched;
    private final ProbeMatches matches;
    private @Nullable Batch probe;
    private int probeIndex;
    private int buildRow;
    private boolean ended;

    /// @param shared whether other tasks join with the same build rows
    /// @param probeTypes the types of the input's columns
    /// @param condition over probe columns followed by build columns; null for all pairs
    public NestedLoopJoinOperator(
            Operator input,
            BuildRows build,
            boolean shared,
            JoinType type,
            List<Type> probeTypes,
            @Nullable Selector condition,
            OperatorContext context) {
        if (shared && type == JoinType.FULL) {
            throw new IllegalArgumentException("a FULL join needs build rows of its own");
        }
        if (type == JoinType.NULL_AWARE_ANTI) {
            throw new IllegalArgumentException("a NOT IN has a key to hash");
        }
        this.input = input;
        this.build = build;
        this.type = type;
        this.probeTypes = List.copyOf(probeTypes);
        this.condition = condition;
        this.context = context;
        output = new JoinOutput(probeTypes, build.columns());
        memory = context.memory().reservation("JOIN");
        matched = type == JoinType.FULL ? new RowBitmap(build.rows(), memory) : null;
        unmatched = matched == null ? null : new UnmatchedBuildRows(matched, build.rows(), output);
        matches = new ProbeMatches(type, output);
    }

    @Override
    public @Nullable Batch next() {
        while (!ended) {
            Batch current = probe;
            if (current != null) {
                Batch pairs = nextPairs(current);
                if (pairs != null) {
                    return pairs;
                }
                probe = null;
                Batch leftOver = matches.afterPairs(current);
                if (leftOver != null) {
                    return leftOver;
                }
            }
            start(input.next());
        }
        return unmatched == null ? null : unmatched.next();
    }

    private void start(@Nullable Batch batch) {
        probe = batch;
        ended = batch == null;
        if (batch != null) {
            matches.start(batch);
            probeIndex = 0;
            buildRow = 0;
        }
    }

    private @Nullable Batch nextPairs(Batch batch) {
        return build.rows() < batch.rowCount() ? besideBuildRows(batch) : besideProbeRows(batch);
    }

    private @Nullable Batch besideBuildRows(Batch batch) {
        Batch open = batch;
        while (buildRow < build.rows()) {
            context.checkCancelled();
            Batch pairs = pairs(open, buildRow);
            int[] rows = new int[open.rowCount()];
            int kept = condition == null ? all(open, rows) : condition.select(pairs, rows);
            for (int i = 0; i < kept; i++) {
                matches.add(rows[i]);
            }
            remember(buildRow, null, Math.min(1, kept));
            buildRow++;
            if (type.emitsBuild() && kept > 0) {
                return pairs.withSelection(rows, kept);
            }
            if (oneMatchIsEnough() && kept > 0) {
                open = matches.select(batch, false);
                if (open == null) {
                    return null;
                }
            }
        }
        return null;
    }

    private static int all(Batch batch, int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = batch.row(i);
        }
        return rows.length;
    }

    private @Nullable Batch besideProbeRows(Batch batch) {
        while (probeIndex < batch.rowCount()) {
            int row = batch.row(probeIndex);
            if (buildRow >= build.rows() || (oneMatchIsEnough() && matches.contains(row))) {
                probeIndex++;
                buildRow = 0;
                continue;
            }
            context.checkCancelled();
            int from = buildRow;
            int count = Math.min(Batch.SIZE, build.rows() - from);
            buildRow += count;
            Batch pairs = pairs(batch, row, from, count);
            int kept = count;
            int[] rows = null;
            if (condition != null) {
                rows = new int[count];
                kept = condition.select(pairs, rows);
            }
            if (kept > 0) {
                matches.add(row);
            }
            remember(from, rows, kept);
            if (type.emitsBuild() && kept > 0) {
                return rows == null || kept == count ? pairs : pairs.withSelection(rows, kept);
            }
        }
        return null;
    }

    private boolean oneMatchIsEnough() {
        return switch (type) {
            case SEMI, ANTI, NULL_AWARE_ANTI, MARK -> true;
            case INNER, LEFT, FULL -> false;
        };
    }

    private void remember(int from, int @Nullable [] rows, int count) {
        RowBitmap bitmap = matched;
        if (bitmap != null) {
            for (int i = 0; i < count; i++) {
                bitmap.add(from + (rows == null ? i : rows[i]));
            }
        }
    }

    /// The probe row as constants with the build rows `from` to `from + count`.
    private Batch pairs(Batch batch, int row, int from, int count) {
        int[] codes = new int[count];
        for (int i = 0; i < count; i++) {
            codes[i] = from + i;
        }
        Batch rows = output.build(codes, count);
        Vector[] columns = new Vector[probeTypes.size() + rows.columnCount()];
        for (int c = 0; c < probeTypes.size(); c++) {
            columns[c] = new ConstantVector(single(batch.column(c), row), count);
        }
        for (int c = 0; c < rows.columnCount(); c++) {
            columns[probeTypes.size() + c] = rows.column(c);
        }
        return Batch.of(columns, count);
    }

    /// The batch's rows with the build row as constants.
    private Batch pairs(Batch batch, int row) {
        Batch one = output.build(new int[] {row}, 1);
        Vector[] columns = new Vector[probeTypes.size() + one.columnCount()];
        for (int c = 0; c < probeTypes.size(); c++) {
            columns[c] = batch.column(c);
        }
        for (int c = 0; c < one.columnCount(); c++) {
            FlatVector value = single(one.column(c), 0);
            columns[probeTypes.size() + c] = new ConstantVector(value, batch.length());
        }
        return batch.withColumns(columns);
    }

    private static FlatVector single(Vector vector, int row) {
        return switch (vector) {
            case FlatVector flat -> flat.gather(new int[] {row}, 1);
            case ConstantVector constant -> constant.single();
            case DictionaryVector coded -> coded.gather(new int[] {row}, 1);
        };
    }

    @Override
    public void close() {
        ended = true;
        probe = null;
        memory.close();
        input.close();
    }
}
