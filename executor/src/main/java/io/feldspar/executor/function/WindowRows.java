package io.feldspar.executor.function;

import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// Adjacent rows of one or more partitions, and where partitions and groups of peers begin.
///
/// ```text
/// rows         0 1 2 3 4 5 6 7      count = 8
/// partitions   0       4      8     the last entry is count
/// peers        0 1   3 4   6  8
/// ```
public final class WindowRows {

    private final int count;
    private final int[] partitions;
    private final int partitionCount;
    private final int[] peers;
    private final int peerCount;
    private final boolean continuesPartition;
    private final boolean continuesPeers;
    private final @Nullable Frames frames;
    private final boolean ignoreNulls;

    /// @param partitions where they begin, and the number of rows behind `partitionCount` of them
    /// @param peers where groups of peers begin, and the number of rows behind them
    /// @param continuesPartition whether the first partition began in rows before these
    /// @param continuesPeers whether the first group of peers began in rows before these
    public WindowRows(
            int count,
            int[] partitions,
            int partitionCount,
            int[] peers,
            int peerCount,
            boolean continuesPartition,
            boolean continuesPeers) {
        this(
                count,
                partitions,
                partitionCount,
                peers,
                peerCount,
                continuesPartition,
                continuesPeers,
                null,
                false);
    }

    private WindowRows(
            int count,
            int[] partitions,
            int partitionCount,
            int[] peers,
            int peerCount,
            boolean continuesPartition,
            boolean continuesPeers,
            @Nullable Frames frames,
            boolean ignoreNulls) {
        this.count = count;
        this.partitions = partitions;
        this.partitionCount = partitionCount;
        this.peers = peers;
        this.peerCount = peerCount;
        this.continuesPartition = continuesPartition;
        this.continuesPeers = continuesPeers;
        this.frames = frames;
        this.ignoreNulls = ignoreNulls;
    }

    /// The same rows for a call with these frames.
    public WindowRows with(@Nullable Frames others, boolean ignoringNulls) {
        return new WindowRows(
                count,
                partitions,
                partitionCount,
                peers,
                peerCount,
                continuesPartition,
                continuesPeers,
                others,
                ignoringNulls);
    }

    public int count() {
        return count;
    }

    public int partitionCount() {
        return partitionCount;
    }

    /// Where a partition begins; that behind the last one is the number of rows.
    public int partition(int index) {
        return partitions[index];
    }

    public int peerCount() {
        return peerCount;
    }

    /// Where a group of peers begins; that behind the last one is the number of rows.
    public int peers(int index) {
        return peers[index];
    }

    public boolean continuesPartition() {
        return continuesPartition;
    }

    public boolean continuesPeers() {
        return continuesPeers;
    }

    /// The frames of the rows.
    public Frames frames() {
        if (frames == null) {
            throw new IllegalStateException("the call has no frames");
        }
        return frames;
    }

    /// Per row where its group of peers begins and ends.
    public int[][] peerBounds() {
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int g = 0; g < peerCount; g++) {
            for (int row = peers[g]; row < peers[g + 1]; row++) {
                starts[row] = peers[g];
                ends[row] = peers[g + 1];
            }
        }
        return new int[][] {starts, ends};
    }

    /// The rows that the call passes over none of, with their numbers.
    public CountedRows counted(FlatVector argument) {
        return CountedRows.of(argument, count, ignoreNulls);
    }
}
