package io.feldspar.rdd.protocol;

/// A cached partition as an executor has it: in memory, on disk, both, or (any more) neither.
///
/// @param storeId which `persist` of the RDD it belongs to
public record CachedBlock(
        int rddId,
        int storeId,
        int partition,
        int version,
        boolean inMemory,
        long memoryBytes,
        boolean onDisk,
        long diskBytes) {

    /// Whether the executor has it at all.
    public boolean present() {
        return inMemory || onDisk;
    }
}
