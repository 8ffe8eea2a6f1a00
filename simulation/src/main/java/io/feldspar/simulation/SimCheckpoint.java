package io.feldspar.simulation;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.simulation.Coverage.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// Partitions of an RDD written where no executor's end reaches them.
final class SimCheckpoint implements PartitionStore<Long> {

    private static final long serialVersionUID = 1L;

    private final transient Coverage coverage;
    private final transient List<List<Long>> files;
    private final transient Set<Integer> broken = new HashSet<>();

    SimCheckpoint(Coverage coverage, List<List<Long>> files) {
        this.coverage = coverage;
        this.files = files;
    }

    void breakFile(int partition) {
        broken.add(Math.floorMod(partition, files.size()));
    }

    @Override
    public Iterator<Long> iterator(Rdd<Long> rdd, Partition partition, TaskContext task) {
        if (broken.contains(partition.index())) {
            coverage.saw(Path.CHECKPOINT_FOUND_BROKEN);
            throw new CorruptCheckpointException(
                    "the checkpoint of partition %d of %s is gone or does not fit its checksum"
                            .formatted(partition.index(), rdd));
        }
        coverage.saw(Path.CHECKPOINT_READ);
        return files.get(partition.index()).iterator();
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public List<String> locations(int partition) {
        return List.of();
    }

    @Override
    public boolean reliable() {
        return true;
    }

    @Override
    public void beginVersion(int version) {
        throw new IllegalStateException("a reliable checkpoint has one version");
    }
}
