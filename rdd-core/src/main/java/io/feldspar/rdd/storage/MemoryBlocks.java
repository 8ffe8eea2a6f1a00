package io.feldspar.rdd.storage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The blocks that an executor keeps in memory, up to a budget.
///
/// StorageReservation is reserved before rows are gathered. Where there is none, the blocks of
/// other RDDs that were not used for longest make way; those of the same RDD never do, since a job
/// that goes through an RDD larger than memory would throw out each partition just before it needs
/// it. Any thread may use it.
final class MemoryBlocks {

    /// A block in memory: rows as objects or as frames.
    record Block(BlockId id, StorageLevel level, Content content, long bytes) {}

    /// What a block holds.
    sealed interface Content {

        record Objects(List<?> rows) implements Content {}

        record Packed(List<byte[]> frames) implements Content {}
    }

    /// What is done about a block that has to go; called without a lock.
    interface Eviction {

        /// The block is still in memory; saves it if it is to be saved. False if it has to stay.
        boolean leaving(Block block);

        /// The block is no longer in memory.
        void gone(BlockId id);
    }

    private final long budget;
    private final Map<BlockId, Block> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<BlockId, Block> leaving = new LinkedHashMap<>();
    private long used;

    MemoryBlocks(long budget) {
        this.budget = budget;
    }

    synchronized @Nullable Block find(BlockId id) {
        return blocks.get(id);
    }

    /// Reserves bytes for a block of the store, at the cost of other stores' blocks if need be.
    boolean reserve(long bytes, int storeId, Eviction eviction) {
        while (true) {
            List<Block> victims;
            synchronized (this) {
                if (used + bytes <= budget) {
                    used += bytes;
                    return true;
                }
                victims = victims(used + bytes - budget, storeId);
                victims.forEach(each -> leaving.put(each.id(), each));
            }
            if (victims.isEmpty()) {
                return false;
            }
            boolean spaceMade = true;
            for (Block victim : victims) {
                boolean goes = spaceMade && eviction.leaving(victim);
                evicted(victim, goes);
                if (goes) {
                    eviction.gone(victim.id());
                }
                spaceMade &= goes;
            }
            if (!spaceMade) {
                return false;
            }
        }
    }

    /// The blocks of other stores, least recently used first, that free as much; none if they
    /// cannot.
    private List<Block> victims(long needed, int storeId) {
        List<Block> victims = new ArrayList<>();
        long freed = 0;
        for (Block block : blocks.values()) {
            if (freed >= needed) {
                break;
            }
            if (block.id().storeId() != storeId && !leaving.containsKey(block.id())) {
                victims.add(block);
                freed += block.bytes();
            }
        }
        return freed >= needed ? victims : List.of();
    }

    private synchronized void evicted(Block victim, boolean goes) {
        leaving.remove(victim.id());
        if (goes && blocks.remove(victim.id(), victim)) {
            used -= victim.bytes();
        }
    }

    synchronized void release(long bytes) {
        used -= bytes;
    }

    /// Puts a block whose bytes were reserved.
    synchronized void put(Block block) {
        Block before = blocks.put(block.id(), block);
        if (before != null) {
            used -= before.bytes();
        }
    }

    /// Drops the blocks for which the condition holds and tells which.
    synchronized List<BlockId> drop(Predicate<BlockId> condition) {
        List<BlockId> dropped = new ArrayList<>();
        for (Iterator<Block> all = blocks.values().iterator(); all.hasNext(); ) {
            Block block = all.next();
            if (condition.test(block.id())) {
                all.remove();
                used -= block.bytes();
                dropped.add(block.id());
            }
        }
        return dropped;
    }

    synchronized List<Block> all() {
        return List.copyOf(blocks.values());
    }

    /// Bytes of blocks and reservations.
    synchronized long used() {
        return used;
    }
}
