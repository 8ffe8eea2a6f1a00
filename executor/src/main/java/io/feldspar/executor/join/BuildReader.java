package io.feldspar.executor.join;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.Spillable;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.SparseBatches;
import io.feldspar.executor.operator.SpilledPartitions;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Reads a build side to its end.
///
/// ```text
/// batches ── rows in memory ── index ── JoinTable, BuildRows        while memory suffices
///               └── SpilledPartitions ── SpilledBuild               where it does not
/// ```
/// Rows can be spilled until the index is there; a build side in memory stays there.
public final class BuildReader implements Spillable {

    private final BuildShape shape;
    private final int level;
    private final OperatorContext context;
    private final MemoryPool.Reservation memory;
    private RowStore rows;
    private @Nullable SpilledPartitions spilled;
    private @Nullable SpillBuffer buffer;

    /// Read by other threads.
    private volatile boolean spillable;

    private BuildReader(BuildShape shape, int level, long share, OperatorContext context) {
        this.shape = shape;
        this.level = level;
        this.context = context;
        memory = context.memory().reservation("JOIN", this).withShare(share);
        rows = shape.newStore(memory);
    }

    /// Reads all batches.
    ///
    /// @param helpers who makes the index
    /// @param share how much it may hold where memory is short
    public static BuildSide read(
            SparseBatches.Source batches,
            BuildShape shape,
            BuildHelpers helpers,
            long share,
            OperatorContext context) {
        return read(batches, shape, 0, helpers, share, context);
    }

    /// @param level how often the rows have been partitioned before
    static BuildSide read(
            SparseBatches.Source batches,
            BuildShape shape,
            int level,
            BuildHelpers helpers,
            long share,
            OperatorContext context) {
        BuildReader reader = new BuildReader(shape, level, share, context);
        try {
            return reader.read(batches, helpers);
        } catch (RuntimeException | Error failure) {
            reader.abandon();
            throw failure;
        }
    }

    private BuildSide read(SparseBatches.Source batches, BuildHelpers helpers) {
        for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
            context.checkCancelled();
            memory.spillIfAsked();
            spillable = false;
            add(batch);
            spillable = spilled == null && rows.size() > 0;
        }
        spillable = false;
        if (spilled == null) {
            try {
                return shape.index(rows, helpers, memory);
            } catch (FeldsparException e) {
                spillAfter(e);
            }
        }
        return spilledBuild();
    }

    private void add(Batch batch) {
        SpillBuffer onItsWay = buffer;
        if (onItsWay != null) {
            onItsWay.add(batch);
            return;
        }
        try {
            rows.append(batch);
        } catch (FeldsparException e) {
            spillAfter(e);
            add(batch);
        }
    }

    private void spillAfter(FeldsparException e) {
        if (!MemoryPool.isRefusal(e) || level >= SpilledPartitions.MAX_LEVEL) {
            throw e;
        }
        memory.spill(Long.MAX_VALUE);
    }

    private SpilledBuild spilledBuild() {
        SpilledPartitions partitions = spilled;
        SpillBuffer last = buffer;
        if (partitions == null || last == null) {
            throw new IllegalStateException("nothing was spilled");
        }
        last.flush();
        return new SpilledBuild(partitions);
    }

    @Override
    public long spillableBytes() {
        return spillable ? memory.bytes() : 0;
    }

    @Override
    public long spill(long wanted) {
        if (spilled != null) {
            return 0;
        }
        spillable = false;
        SpilledPartitions target = new SpilledPartitions(shape.keyColumns(), level, context);
        spilled = target;
        buffer = new SpillBuffer(target, _ -> true, shape.types(), context);
        long bytes = memory.bytes();
        SpillBuffer.write(rows, bytes, target, _ -> true);
        rows = shape.newStore(memory);
        memory.close();
        return bytes;
    }

    private void abandon() {
        spillable = false;
        memory.close();
        if (buffer != null) {
            buffer.close();
        }
        if (spilled != null) {
            spilled.close();
        }
    }
}
