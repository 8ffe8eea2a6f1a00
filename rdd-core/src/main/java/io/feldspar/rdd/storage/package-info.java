/// Where cached partitions lie: in memory up to a budget, on disk with checksums, on a peer. In
/// flow rows that a task computes, out flow the same rows when a later task asks. Start at
/// [io.feldspar.rdd.storage.BlockStore] for an executor's side and at
/// [io.feldspar.rdd.storage.BlockDirectory] for the driver's.
@NullMarked
package io.feldspar.rdd.storage;

import org.jspecify.annotations.NullMarked;
