package io.feldspar.rdd.shuffle;

/// Limits of the data that a shuffle reader has in flight.
///
/// @param blocks the number of blocks that are open at a time
/// @param bytes the total of bytes received but not yet consumed
public record FetchLimits(int blocks, long bytes) {

    /// Enough to saturate a network, and small compared with the memory of a task.
    public static final FetchLimits STANDARD = new FetchLimits(16, 48L << 20);

    public FetchLimits {
        if (blocks < 1 || bytes < blocks) {
            throw new IllegalArgumentException(
                    "a reader needs a block and a byte for each, but may have %d and %d"
                            .formatted(blocks, bytes));
        }
    }

    /// The limit of bytes not yet consumed per block.
    long window() {
        return bytes / blocks;
    }
}
