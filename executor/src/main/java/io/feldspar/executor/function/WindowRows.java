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

    /// Where partitions, or groups of peers, begin.
    ///
    /// @param starts in order, and the number of rows behind `count` of them
    /// @param continues whether the first one began in rows before these
    public record Extents(int[] starts, int count, boolean continues) {}

    private final int count;
    private final Extents partitions;
    private final Extents peers;
    private final @Nullable Frames frames;
    private final boolean ignoreNulls;

    public WindowRows(int count, Extents partitions, Extents peers) {
        this(count, partitions, peers, null, false);
    }

    private WindowRows(
            int count,
            Extents partitions,
            Extents peers,
            @Nullable Frames frames,
            boolean ignoreNulls) {
        this.count = count;
        this.partitions = partitions;
        this.peers = peers;
        this.frames = frames;
        this.ignoreNulls = ignoreNulls;
    }

    /// The same rows for a call with these frames.
    public WindowRows with(@Nullable Frames others, boolean ignoringNulls) {
        return new WindowRows(count, partitions, peers, others, ignoringNulls);
    }

    public int count() {
        return count;
    }

    public int partitionCount() {
        return partitions.count();
    }

    /// Where a partition begins; that behind the last one is the number of rows.
    public int partition(int index) {
        return partitions.starts()[index];
    }

    public int peerCount() {
        return peers.count();
    }

    /// Where a group of peers begins; that behind the last one is the number of rows.
    public int peers(int index) {
        return peers.starts()[index];
    }

    public boolean continuesPartition() {
        return partitions.continues();
    }

    public boolean continuesPeers() {
        return peers.continues();
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
        for (int g = 0; g < peerCount(); g++) {
            for (int row = peers(g); row < peers(g + 1); row++) {
                starts[row] = peers(g);
                ends[row] = peers(g + 1);
            }
        }
        return new int[][] {starts, ends};
    }

    /// The rows that the call passes over none of, with their numbers.
    public CountedRows counted(FlatVector argument) {
        return CountedRows.of(argument, count, ignoreNulls);
    }
}
