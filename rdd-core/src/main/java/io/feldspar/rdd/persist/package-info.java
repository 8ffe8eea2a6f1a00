/// Persisted RDDs and checkpoints: which partitions are cached and where, what is written to
/// files, when a lineage is cut. Start at [io.feldspar.rdd.persist.PersistedRdds] and
/// [io.feldspar.rdd.persist.Checkpoints].
@NullMarked
package io.feldspar.rdd.persist;

import org.jspecify.annotations.NullMarked;
