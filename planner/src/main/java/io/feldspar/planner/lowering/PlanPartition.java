package io.feldspar.planner.lowering;

import io.feldspar.rdd.Partition;
import java.util.ArrayList;
import java.util.List;

/// A partition that is told by its number alone.
record PlanPartition(int index) implements Partition {

    static List<Partition> all(int count) {
        List<Partition> partitions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            partitions.add(new PlanPartition(i));
        }
        return partitions;
    }
}
