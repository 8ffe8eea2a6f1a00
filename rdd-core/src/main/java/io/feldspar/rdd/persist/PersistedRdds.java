package io.feldspar.rdd.persist;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.release.Unreachable;
import io.feldspar.rdd.storage.BlockDirectory;
import io.feldspar.rdd.storage.StorageLevel;
import java.lang.ref.WeakReference;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The persisted RDDs of a context: begins and ends keeping them, and follows where their
/// partitions are. Any thread may use it.
public final class PersistedRdds implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(PersistedRdds.class);

    private final BlockDropping dropping;
    private final BlockDirectory directory = new BlockDirectory();

    /// @param dropping has executors drop blocks
    public PersistedRdds(BlockDropping dropping) {
        this.dropping = dropping;
    }

    public synchronized <T> void persist(Rdd<T> rdd, StorageLevel level) {
        StorageLevel now = rdd.storageLevel();
        if (now == level) {
            return;
        }
        if (now != StorageLevel.NONE || rdd.store() != null) {
            throw new IllegalStateException(
                    "%s is already persisted as %s; unpersist it before persisting it as %s"
                            .formatted(rdd, now, level));
        }
        if (level != StorageLevel.NONE) {
            rdd.persistIn(newStore(rdd, level));
        }
    }

    /// A store with nothing in it. It is released when nobody holds the RDD any more.
    private <T> CachedPartitions<T> newStore(Rdd<T> rdd, StorageLevel level) {
        int storeId = directory.begin(rdd.numPartitions());
        // Held strongly, a context that holds its RDDs would keep itself from being collected.
        WeakReference<PersistedRdds> held = new WeakReference<>(this);
        Unreachable.then(
                rdd,
                () -> {
                    PersistedRdds alive = held.get();
                    if (alive != null) {
                        alive.release(storeId);
                    }
                });
        return new CachedPartitions<>(storeId, level, directory, dropping);
    }

    /// Sees to it that the RDD is cached at a level with disk, since memory that runs short must
    /// not lose rows that cannot be made again.
    synchronized <T> void persistForLocalCheckpoint(Rdd<T> rdd) {
        StorageLevel now = rdd.storageLevel();
        if (now == StorageLevel.NONE || now != now.withDisk()) {
            unpersist(rdd, false);
            persist(rdd, now.withDisk());
        }
    }

    /// Drops what is cached and keeps what comes from now on, at the same level.
    synchronized <T> void restart(Rdd<T> rdd) {
        if (rdd.store() instanceof CachedPartitions<T> cached) {
            rdd.persistIn(newStore(rdd, cached.level()));
            release(cached.storeId());
        }
    }

    public <T> void unpersist(Rdd<T> rdd, boolean blocking) {
        if (!(rdd.store() instanceof CachedPartitions<T> cached)) {
            return;
        }
        if (LocalCheckpointRdd.isRestoredFrom(rdd)) {
            LOG.warn("{} is unpersisted, and its local checkpoint with it", rdd);
        }
        rdd.persistIn(null);
        release(cached.storeId());
        if (blocking) {
            try {
                directory.awaitGone(cached.storeId());
            } catch (InterruptedException e) {
                // Dropping continues; only the wait is over.
                Thread.currentThread().interrupt();
            }
        }
    }

    private void release(int storeId) {
        if (directory.forget(storeId)) {
            dropping.drop(storeId, Integer.MAX_VALUE);
        }
    }

    /// The executors that have a cached partition.
    public List<String> holders(int storeId, int partition) {
        return directory.holders(storeId, partition);
    }

    public void close() {
        directory.close();
    }

    @Override
    public void blockChanged(String executorId, CachedBlock block) {
        int dropBelow = directory.changed(executorId, block);
        if (dropBelow > 0) {
            dropping.drop(block.storeId(), dropBelow);
        }
    }

    @Override
    public void blocksHeld(String executorId, List<CachedBlock> blocks) {
        directory.executorLost(executorId);
        blocks.forEach(block -> blockChanged(executorId, block));
    }

    @Override
    public void executorRemoved(String executorId, String reason) {
        directory.executorLost(executorId);
    }
}
