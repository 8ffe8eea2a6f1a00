package io.feldspar.rdd;

import java.io.Serializable;

/// One piece of an RDD: what a single task computes.
public interface Partition extends Serializable {

    /// The place of this partition among its RDD's partitions, from 0.
    int index();
}
