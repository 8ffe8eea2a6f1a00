package io.feldspar.rdd;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/// One piece of an RDD: what a single task computes.
public interface Partition extends Serializable {

    /// The place of this partition among its RDD's partitions, from 0.
    int index();

    /// Partitions identified only by their index.
    static List<Partition> numbered(int count) {
        return IntStream.range(0, count).<Partition>mapToObj(NumberedPartition::new).toList();
    }

    /// A partition without any other property.
    record NumberedPartition(int index) implements Partition {}
}
