package io.feldspar.simulation;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.simulation.Coverage.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// The partitions of another RDD, written where no executor's end reaches them. The lineage of that
/// one is cut here.
final class SimCheckpoint extends Rdd<Long> {

    private static final long serialVersionUID = 1L;

    private final transient Coverage coverage;
    private final transient SimStages stages;
    private final transient List<List<Long>> files;
    private final transient Set<Integer> broken = new HashSet<>();

    SimCheckpoint(Rdd<Long> of, Coverage coverage, SimStages stages, List<List<Long>> files) {
        super(of.context(), List.of());
        this.stages = stages;
        this.coverage = coverage;
        this.files = files;
        setName("checkpoint of " + of);
    }

    private Object writeReplace() {
        return stages.sent(this);
    }

    void breakFile(int partition) {
        broken.add(Math.floorMod(partition, files.size()));
    }

    @Override
    protected List<Partition> computePartitions() {
        return Partition.numbered(files.size());
    }

    @Override
    public Iterator<Long> compute(Partition partition, TaskContext task) {
        if (broken.contains(partition.index())) {
            coverage.saw(Path.CHECKPOINT_FOUND_BROKEN);
            throw new CorruptCheckpointException(
                    "the %s, partition %d, is gone or does not fit its checksum"
                            .formatted(name(), partition.index()));
        }
        coverage.saw(Path.CHECKPOINT_READ);
        return files.get(partition.index()).iterator();
    }
}
