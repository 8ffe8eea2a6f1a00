package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.vector.Batch;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Joins with a build side that neither fits memory nor can be divided by its keys: block by
/// block, reading the probe side once for each.
///
/// ```text
/// block 1 ── all probe rows ── pairs      numbers of the probe rows that matched
/// block 2 ── all probe rows ── pairs            │
/// …                                             ▼
///            all probe rows ────── what the join emits of rows with, or without, a match
/// ```
final class BlockJoinOperator implements Operator {

    private final BlockJoinShape shape;
    private final Supplier<Operator> probe;
    private final int probeRows;
    private final OperatorContext context;
    private final Operator build;
    private final BlockReader blocks;
    private final MemoryPool.Reservation memory;

    /// The probe rows that have had a match; those of a NOT IN, that they were ruled out.
    private final @Nullable RowBitmap matched;

    private @Nullable BlockPass pass;
    private int buildRows;
    private @Nullable Operator rest;
    private int restRow;
    private final ProbeMatches restMatches;

    /// @param probe reads the probe side from its start, in batches without selection
    /// @param share see [BuildReader#read]
    BlockJoinOperator(
            Supplier<Operator> probe,
            long probeRows,
            Operator build,
            JoinShape join,
            long share,
            OperatorContext context) {
        if (probeRows > Capacity.MAX) {
            throw Capacity.tooManyRows();
        }
        this.shape = new BlockJoinShape(join);
        this.probe = probe;
        this.probeRows = (int) probeRows;
        this.context = context;
        this.build = shape.numbersBuildRows() ? new NumberedRows(build, null) : build;
        blocks = new BlockReader(this.build, shape.pass().build(), share, context);
        memory = context.memory().reservation("JOIN");
        matched = shape.numbersProbeRows() ? new RowBitmap(this.probeRows, memory) : null;
        RowStore none =
                new RowStore(join.build().types(), Set.of(), MemoryPool.Reservation.uncounted());
        restMatches = new ProbeMatches(join.type(), new JoinOutput(join.probeTypes(), none.view()));
    }

    @Override
    public @Nullable Batch next() {
        while (rest == null) {
            BlockPass current = pass;
            if (current == null) {
                startPass();
                continue;
            }
            Batch batch = current.next();
            if (batch != null) {
                return batch;
            }
            current.close();
            pass = null;
        }
        return matched == null ? null : nextOfRest(rest, matched);
    }

    /// Begins with the next block, or with what is left when all blocks are done.
    private void startPass() {
        BuildSide.InMemory block = blocks.next();
        if (block == null) {
            rest = probe.get();
            return;
        }
        Operator rows = probe.get();
        if (matched != null) {
            rows = new NumberedRows(rows, shape.pairsAll() ? null : matched);
        }
        pass = new BlockPass(shape, rows, block, buildRows, new Notes(matched, probeRows), context);
        buildRows = Math.addExact(buildRows, block.rows());
    }

    /// Where passes note which probe rows have a match.
    ///
    /// @param matched null where nobody asks
    record Notes(@Nullable RowBitmap matched, int probeRows) {}

    private @Nullable Batch nextOfRest(Operator rows, RowBitmap found) {
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            restMatches.start(batch);
            for (int i = 0; i < batch.rowCount(); i++) {
                if (found.contains(restRow + i)) {
                    restMatches.add(i);
                }
            }
            restRow += batch.rowCount();
            Batch emitted = restMatches.afterPairs(batch);
            if (emitted != null) {
                return emitted;
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
        memory.close();
        build.close();
    }
}
