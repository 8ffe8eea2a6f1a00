package io.feldspar.rdd.simulation;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the partitions of an RDD on the executors that computed them.
final class SimStore implements PartitionStore<Long> {

    private static final long serialVersionUID = 1L;

    private final transient Simulation world;
    private final int rddId;
    private final int partitions;
    private int edition;

    SimStore(Simulation world, int rddId, int partitions) {
        this.world = world;
        this.rddId = rddId;
        this.partitions = partitions;
    }

    @Override
    public Iterator<Long> iterator(Rdd<Long> rdd, Partition partition, TaskContext task) {
        SimExecutor here = ((SimTask) task).executor();
        SimExecutor.KeptKey key =
                new SimExecutor.KeptKey(rddId, partition.index(), task.edition(rddId));
        List<Long> known = find(here, key);
        if (known != null) {
            return known.iterator();
        }
        List<Long> rows = new ArrayList<>();
        rdd.compute(partition, task).forEachRemaining(rows::add);
        if (!world.faults().on(Fault.Kind.DISK_FULL, here)) {
            here.kept().put(key, rows);
        }
        return rows.iterator();
    }

    private @Nullable List<Long> find(SimExecutor reader, SimExecutor.KeptKey key) {
        for (SimExecutor each : world.executors()) {
            List<Long> rows = each.kept().get(key);
            boolean reachable =
                    each == reader || (each.answers() && !world.faults().peerCut(each, reader));
            if (rows != null && reachable) {
                return rows;
            }
        }
        return null;
    }

    @Override
    public boolean complete() {
        for (int i = 0; i < partitions; i++) {
            if (locations(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<String> locations(int partition) {
        List<String> places = new ArrayList<>();
        SimExecutor.KeptKey key = new SimExecutor.KeptKey(rddId, partition, edition);
        for (SimExecutor each : world.executors()) {
            if (each.answers() && each.kept().containsKey(key)) {
                places.add("executor:" + each.id());
            }
        }
        return places;
    }

    @Override
    public boolean reliable() {
        return false;
    }

    @Override
    public void beginEdition(int newEdition) {
        edition = newEdition;
    }
}
