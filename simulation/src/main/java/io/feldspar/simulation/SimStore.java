package io.feldspar.simulation;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.simulation.Coverage.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the partitions of an RDD on the executors that computed them.
final class SimStore implements PartitionStore<Long> {

    private static final long serialVersionUID = 1L;

    private final transient Simulation world;
    private final int rddId;
    private final int storeId;

    SimStore(Simulation world, int rddId, int partitions) {
        this.world = world;
        this.rddId = rddId;
        this.storeId = world.cachedLocations().directory().begin(partitions);
    }

    @Override
    public Iterator<Long> iterator(Rdd<Long> rdd, Partition partition, TaskContext task) {
        SimExecutor here = ((SimTask) task).executor();
        SimExecutor.CachedKey key =
                new SimExecutor.CachedKey(
                        rddId, storeId, partition.index(), task.cacheVersion(rddId));
        List<Long> known = find(here, key);
        if (known != null) {
            return known.iterator();
        }
        world.coverage().saw(Path.CACHED_COMPUTED);
        List<Long> rows = new ArrayList<>();
        rdd.computeOrRestore(partition, task).forEachRemaining(rows::add);
        if (world.faults().on(Fault.Kind.DISK_FULL, here)) {
            world.coverage().saw(Path.DISK_FOUND_FULL);
        } else {
            here.keep(key, rows);
        }
        return rows.iterator();
    }

    private @Nullable List<Long> find(SimExecutor reader, SimExecutor.CachedKey key) {
        for (SimExecutor each : world.executors()) {
            SimExecutor.Cached found = each.cached().get(key);
            boolean reachable =
                    each == reader || (each.answers() && !world.faults().peerCut(each, reader));
            if (found == null || !reachable) {
                continue;
            }
            if (found.corrupt()) {
                // Its checksum tells; the partition is computed again.
                world.coverage().saw(Path.CACHED_FOUND_CORRUPT);
                each.dropCached(key);
                continue;
            }
            world.coverage()
                    .saw(each == reader ? Path.CACHED_READ_HERE : Path.CACHED_READ_ELSEWHERE);
            return found.rows();
        }
        return null;
    }

    @Override
    public boolean complete() {
        return world.cachedLocations().directory().complete(storeId);
    }

    @Override
    public List<String> locations(int partition) {
        return world.cachedLocations().directory().locations(storeId, partition);
    }

    @Override
    public boolean reliable() {
        return false;
    }

    @Override
    public void beginVersion(int newVersion) {
        world.coverage().saw(Path.CACHE_VERSION_BEGUN);
        world.cachedLocations().directory().beginVersion(storeId, newVersion);
        world.driver().dropCached(storeId, newVersion);
    }
}
