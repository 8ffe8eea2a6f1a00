package io.feldspar.rdd.simulation;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.simulation.Coverage.Path;
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
        this.storeId = world.keptPlaces().directory().begin(partitions);
    }

    @Override
    public Iterator<Long> iterator(Rdd<Long> rdd, Partition partition, TaskContext task) {
        SimExecutor here = ((SimTask) task).executor();
        SimExecutor.KeptKey key =
                new SimExecutor.KeptKey(rddId, storeId, partition.index(), task.edition(rddId));
        List<Long> known = find(here, key);
        if (known != null) {
            return known.iterator();
        }
        world.coverage().saw(Path.KEPT_COMPUTED);
        List<Long> rows = new ArrayList<>();
        rdd.compute(partition, task).forEachRemaining(rows::add);
        if (world.faults().on(Fault.Kind.DISK_FULL, here)) {
            world.coverage().saw(Path.DISK_FOUND_FULL);
        } else {
            here.keep(key, rows);
        }
        return rows.iterator();
    }

    private @Nullable List<Long> find(SimExecutor reader, SimExecutor.KeptKey key) {
        for (SimExecutor each : world.executors()) {
            SimExecutor.Kept found = each.kept().get(key);
            boolean reachable =
                    each == reader || (each.answers() && !world.faults().peerCut(each, reader));
            if (found == null || !reachable) {
                continue;
            }
            if (found.corrupt()) {
                // Its checksum tells; the partition is computed again.
                world.coverage().saw(Path.KEPT_FOUND_CORRUPT);
                each.dropKept(key);
                continue;
            }
            world.coverage().saw(each == reader ? Path.KEPT_READ_HERE : Path.KEPT_READ_ELSEWHERE);
            return found.rows();
        }
        return null;
    }

    @Override
    public boolean complete() {
        return world.keptPlaces().directory().complete(storeId);
    }

    @Override
    public List<String> locations(int partition) {
        return world.keptPlaces().directory().locations(storeId, partition);
    }

    @Override
    public boolean reliable() {
        return false;
    }

    @Override
    public void beginEdition(int newEdition) {
        world.coverage().saw(Path.KEPT_EDITION_BEGUN);
        world.keptPlaces().directory().beginEdition(storeId, newEdition);
        world.driver().dropKept(storeId, newEdition);
    }
}
