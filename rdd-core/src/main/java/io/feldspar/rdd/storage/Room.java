package io.feldspar.rdd.storage;

/// Memory that is reserved while the rows of a block are gathered. Belongs to the task's thread;
/// what is still reserved when the task ends goes back.
final class Room {

    private final MemoryBlocks memory;
    private final int storeId;
    private final MemoryBlocks.Eviction eviction;
    private long reserved;

    Room(MemoryBlocks memory, int storeId, MemoryBlocks.Eviction eviction, BlockReader task) {
        this.memory = memory;
        this.storeId = storeId;
        this.eviction = eviction;
        task.onCompletion(this::giveBack);
    }

    /// Sees to it that as many bytes are reserved and, where there is room, some for what follows.
    boolean upTo(long bytes) {
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

    /// Gives back what is too much and hands the rest over to the block.
    long settle(long bytes) {
        memory.release(reserved - bytes);
        reserved = 0;
        return bytes;
    }

    void giveBack() {
        memory.release(reserved);
        reserved = 0;
    }
}
