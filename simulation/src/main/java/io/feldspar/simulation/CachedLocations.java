package io.feldspar.simulation;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.storage.BlockDirectory;
import java.util.List;

/// What the simulated driver knows of cached partitions: what executors report, as late as messages
/// are, and nothing else.
final class CachedLocations implements EngineListener {

    private final Simulation world;
    private final BlockDirectory directory = new BlockDirectory();

    CachedLocations(Simulation world) {
        this.world = world;
    }

    BlockDirectory directory() {
        return directory;
    }

    @Override
    public void blockChanged(String executorId, CachedBlock block) {
        int dropBelow = directory.changed(executorId, block);
        if (dropBelow > 0) {
            world.driver().dropCached(block.storeId(), dropBelow);
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
