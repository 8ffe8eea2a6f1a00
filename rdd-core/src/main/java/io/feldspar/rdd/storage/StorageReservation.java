package io.feldspar.rdd.storage;

/// Memory that is reserved while the rows of a block are gathered. Belongs to the task's thread;
/// what is still reserved when the task ends goes back.
final class StorageReservation {

    private final MemoryBlocks memory;
    private final int storeId;
    private final MemoryBlocks.Eviction eviction;
    private long reserved;

    StorageReservation(
            MemoryBlocks memory, int storeId, MemoryBlocks.Eviction eviction, BlockReader task) {
        this.memory = memory;
        this.storeId = storeId;
        this.eviction = eviction;
        task.onCompletion(this::release);
    }

    /// Reserves up to as many bytes and, if there is memory, some for what follows.
    boolean growTo(long bytes) {
        if (bytes <= reserved) {
            return true;
        }
        for (long target : new long[] {bytes + bytes / 4 + 1024, bytes}) {
            if (memory.reserve(target - reserved, storeId, eviction)) {
                reserved = target;
                return true;
            }
        }
        return false;
    }

    /// Releases what exceeds `bytes` and leaves the rest to the block.
    long keep(long bytes) {
        memory.release(reserved - bytes);
        reserved = 0;
        return bytes;
    }

    void release() {
        memory.release(reserved);
        reserved = 0;
    }
}
