package io.feldspar.rdd;

import io.feldspar.rdd.protocol.KeptBlock;
import io.feldspar.rdd.storage.BlockDirectory;
import io.feldspar.rdd.storage.StorageLevel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The persisted RDDs of a context: begins and ends keeping them, and follows where their
/// partitions are. Any thread may use it.
final class KeptRdds implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRdds.class);

    private final Engine engine;
    private final BlockDirectory directory = new BlockDirectory();

    KeptRdds(Engine engine) {
        this.engine = engine;
        engine.addListener(this);
    }

    synchronized <T> void persist(Rdd<T> rdd, StorageLevel level) {
        StorageLevel now = rdd.storageLevel();
        if (now == level) {
            return;
        }
        if (now != StorageLevel.NONE || rdd.store() != null) {
            throw new IllegalStateException(
                    "%s is kept as %s already; unpersist it before it is kept as %s"
                            .formatted(rdd, now, level));
        }
        if (level != StorageLevel.NONE) {
            rdd.keepIn(newStore(rdd, level));
        }
    }

    /// A store with nothing in it. It is released when nobody holds the RDD any more.
    private <T> CachedPartitions<T> newStore(Rdd<T> rdd, StorageLevel level) {
        int storeId = directory.begin(rdd.numPartitions());
        Unreachable.then(rdd, () -> release(storeId));
        return new CachedPartitions<>(storeId, level, directory, engine::dropKept);
    }

    /// Sees to it that the RDD is kept at a level with disk, since memory that runs short must not
    /// lose rows that cannot be made again.
    synchronized <T> void keepForLocalCheckpoint(Rdd<T> rdd) {
        StorageLevel now = rdd.storageLevel();
        if (now == StorageLevel.NONE || now != now.withDisk()) {
            unpersist(rdd, false);
            persist(rdd, now.withDisk());
        }
    }

    /// Drops what is kept and keeps what comes from now on, at the same level.
    synchronized <T> void beginAnew(Rdd<T> rdd) {
        if (rdd.store() instanceof CachedPartitions<T> cached) {
            rdd.keepIn(newStore(rdd, cached.level()));
            release(cached.storeId());
        }
    }

    <T> void unpersist(Rdd<T> rdd, boolean blocking) {
        if (!(rdd.store() instanceof CachedPartitions<T> cached)) {
            return;
        }
        if (rdd.isLocallyCheckpointed()) {
            LOG.warn("{} is unpersisted, and its local checkpoint with it", rdd);
        }
        rdd.keepIn(null);
        release(cached.storeId());
        if (blocking) {
            try {
                directory.awaitGone(cached.storeId());
            } catch (InterruptedException e) {
                // Dropping goes on; only the wait is over.
                Thread.currentThread().interrupt();
            }
        }
    }

    private void release(int storeId) {
        if (directory.forget(storeId)) {
            engine.dropKept(storeId, Integer.MAX_VALUE);
        }
    }

    void close() {
        directory.close();
    }

    @Override
    public void blockChanged(String executorId, KeptBlock block) {
        int dropBelow = directory.changed(executorId, block);
        if (dropBelow > 0) {
            engine.dropKept(block.storeId(), dropBelow);
        }
    }

    @Override
    public void blocksHeld(String executorId, List<KeptBlock> blocks) {
        directory.executorLost(executorId);
        blocks.forEach(block -> blockChanged(executorId, block));
    }

    @Override
    public void executorRemoved(String executorId, String reason) {
        directory.executorLost(executorId);
    }
}
