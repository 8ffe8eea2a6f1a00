/// The RDDs that compute a partition from partitions of their parents, row by row or side by
/// side. In flow parents, out flow the rows of one partition. Start at
/// [io.feldspar.rdd.lineage.MapPartitionsRdd].
@NullMarked
package io.feldspar.rdd.lineage;

import org.jspecify.annotations.NullMarked;
