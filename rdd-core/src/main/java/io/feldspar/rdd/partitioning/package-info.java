/// The RDDs that put rows into other partitions: by key through a shuffle, or whole partitions
/// without one. Start at [io.feldspar.rdd.partitioning.ShuffledRdd].
@NullMarked
package io.feldspar.rdd.partitioning;

import org.jspecify.annotations.NullMarked;
