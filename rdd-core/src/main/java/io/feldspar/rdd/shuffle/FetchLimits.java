package io.feldspar.rdd.shuffle;

/// How much a reader of a shuffle may have on its way.
///
/// @param blocks how many blocks are open at a time
/// @param bytes what all of them together may hold that was not taken yet
public record FetchLimits(int blocks, long bytes) {

    /// Enough to keep a network busy, and little beside what a task holds otherwise.
    public static final FetchLimits STANDARD = new FetchLimits(16, 48L << 20);

    public FetchLimits {
        if (blocks < 1 || bytes < blocks) {
            throw new IllegalArgumentException(
                    "a reader needs a block and a byte for each, but may have %d and %d"
                            .formatted(blocks, bytes));
        }
    }

    /// What one block may hold that was not taken yet.
    long window() {
        return bytes / blocks;
    }
}
