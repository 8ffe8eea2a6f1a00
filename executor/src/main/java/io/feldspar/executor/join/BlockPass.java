package io.feldspar.executor.join;

import io.feldspar.executor.join.BlockJoinOperator.Notes;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.vector.Batch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All probe rows over one block of the build side. Emits pairs, and of a FULL join the build rows
/// without any; notes which probe rows have a match.
final class BlockPass implements AutoCloseable {

    private final BlockJoinShape shape;
    private final BuildSide.InMemory block;
    private final int base;
    private final Notes notes;
    private final Operator pairs;
    private final MemoryPool.Reservation memory;

    /// The probe rows that a NOT IN does not rule out by this block.
    private final @Nullable RowBitmap survivors;

    private final @Nullable RowBitmap matchedBuild;
    private final @Nullable UnmatchedBuildRows unmatchedBuild;
    private boolean ended;

    /// @param block closed with this
    /// @param base the number of the block's first row
    BlockPass(
            BlockJoinShape shape,
            Operator probe,
            BuildSide.InMemory block,
            int base,
            Notes notes,
            OperatorContext context) {
        this.shape = shape;
        this.block = block;
        this.base = base;
        this.notes = notes;
        memory = context.memory().reservation("JOIN");
        try {
            JoinType type = shape.join().type();
            survivors =
                    type == JoinType.NULL_AWARE_ANTI
                            ? new RowBitmap(notes.probeRows(), memory)
                            : null;
            if (shape.numbersBuildRows()) {
                matchedBuild = new RowBitmap(block.rows(), memory);
                int columns = shape.join().build().types().size();
                JoinOutput output =
                        new JoinOutput(
                                shape.join().probeTypes(), Arrays.copyOf(block.columns(), columns));
                unmatchedBuild = new UnmatchedBuildRows(matchedBuild, block.rows(), output);
            } else {
                matchedBuild = null;
                unmatchedBuild = null;
            }
            pairs = shape.pass().join(probe, block, false, Long.MAX_VALUE, context);
        } catch (RuntimeException | Error e) {
            memory.close();
            block.close();
            throw e;
        }
    }

    /// The next rows of the result, or null where this block gives no more.
    @Nullable Batch next() {
        while (!ended) {
            Batch batch = pairs.next();
            if (batch == null) {
                ended = true;
                if (survivors != null && notes.matched() != null) {
                    notes.matched().addAllBut(survivors, notes.probeRows());
                }
            } else {
                note(batch);
                if (shape.pairsAll()) {
                    return shape.withoutNumbers(batch);
                }
            }
        }
        return unmatchedBuild == null ? null : unmatchedBuild.next();
    }

    private void note(Batch batch) {
        RowBitmap emitted = survivors == null ? notes.matched() : survivors;
        if (emitted != null) {
            NumberedRows.collect(batch, shape.join().probeTypes().size(), 0, emitted);
        }
        if (matchedBuild != null) {
            NumberedRows.collect(batch, batch.columnCount() - 1, base, matchedBuild);
        }
    }

    @Override
    public void close() {
        pairs.close();
        memory.close();
        block.close();
    }
}
