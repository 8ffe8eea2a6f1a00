package io.feldspar.rdd.storage;

import io.feldspar.rdd.protocol.CachedBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The driver's knowledge of which executor keeps which partition.
///
/// Executors report every change, so it is behind by the time of a message: it says where to look
/// first and what need not be computed, never what rows there are. Any thread may use it.
public final class BlockDirectory {

    private final Map<Integer, Store> stores = new HashMap<>();
    private final Map<Integer, Store> leaving = new HashMap<>();
    private int nextStore;

    /// What is known of one persisted RDD.
    private static final class Store {

        private final int partitions;
        private final Map<Integer, Map<String, CachedBlock>> blocks = new TreeMap<>();
        private int version;

        Store(int partitions) {
            this.partitions = partitions;
        }

        boolean lose(String executorId) {
            return blocks.values()
                    .removeIf(holders -> holders.remove(executorId) != null && holders.isEmpty());
        }
    }

    /// The state of a persisted RDD: how many of its partitions are cached, in how many bytes.
    public record Summary(int cached, int partitions, long memoryBytes, long diskBytes) {}

    /// Begins to keep an RDD and gives the number under which it is cached.
    public synchronized int begin(int partitions) {
        int id = nextStore++;
        stores.put(id, new Store(partitions));
        return id;
    }

    /// Forgets the store, whose blocks are being dropped. False if it was forgotten already.
    public synchronized boolean forget(int storeId) {
        Store store = stores.remove(storeId);
        if (store == null) {
            return false;
        }
        if (!store.blocks.isEmpty()) {
            leaving.put(storeId, store);
        }
        return true;
    }

    /// Waits until no executor has anything of a forgotten store.
    public synchronized void awaitGone(int storeId) throws InterruptedException {
        while (leaving.containsKey(storeId)) {
            wait();
        }
    }

    /// Takes an executor's report. Gives the version before which blocks of the store are to be
    /// dropped, or 0 where all is well.
    public synchronized int changed(String executorId, CachedBlock block) {
        Store store = stores.get(block.storeId());
        if (store == null) {
            Store old = leaving.get(block.storeId());
            if (old != null && !block.present()) {
                note(old, executorId, block);
                gone();
            }
            return block.present() ? Integer.MAX_VALUE : 0;
        }
        if (block.version() != store.version) {
            return block.present() && block.version() < store.version ? store.version : 0;
        }
        note(store, executorId, block);
        return 0;
    }

    private static void note(Store store, String executorId, CachedBlock block) {
        Map<String, CachedBlock> holders =
                store.blocks.computeIfAbsent(block.partition(), _ -> new TreeMap<>());
        if (block.present()) {
            holders.put(executorId, block);
        } else {
            holders.remove(executorId);
        }
        if (holders.isEmpty()) {
            store.blocks.remove(block.partition());
        }
    }

    /// The executor has nothing any more.
    public synchronized void executorLost(String executorId) {
        stores.values().forEach(store -> store.lose(executorId));
        leaving.values().forEach(store -> store.lose(executorId));
        gone();
    }

    private void gone() {
        leaving.values().removeIf(store -> store.blocks.isEmpty());
        notifyAll();
    }

    /// The context closes: nobody waits any longer.
    public synchronized void close() {
        stores.clear();
        leaving.clear();
        notifyAll();
    }

    public synchronized void beginVersion(int storeId, int version) {
        Store store = stores.get(storeId);
        if (store != null) {
            store.version = version;
            store.blocks.clear();
        }
    }

    /// The executors that have the partition.
    public synchronized List<String> holders(int storeId, int partition) {
        Store store = stores.get(storeId);
        Map<String, CachedBlock> holders = store == null ? null : store.blocks.get(partition);
        return holders == null ? List.of() : List.copyOf(holders.keySet());
    }

    /// The same as preferred locations.
    public List<String> locations(int storeId, int partition) {
        return holders(storeId, partition).stream().map(each -> "executor:" + each).toList();
    }

    public synchronized boolean complete(int storeId) {
        Store store = stores.get(storeId);
        return store != null && store.blocks.size() == store.partitions;
    }

    /// What is cached now; null after the store was forgotten.
    public synchronized @Nullable Summary summary(int storeId) {
        Store store = stores.get(storeId);
        if (store == null) {
            return null;
        }
        long memory = 0;
        long disk = 0;
        for (Map<String, CachedBlock> holders : store.blocks.values()) {
            for (CachedBlock block : holders.values()) {
                memory += block.memoryBytes();
                disk += block.diskBytes();
            }
        }
        return new Summary(store.blocks.size(), store.partitions, memory, disk);
    }
}
