/// Partitions of tables: how the values that rows of a partition share follow from columns, as
/// Apache Iceberg defines it. In: columns. Out: expressions of partition values, and their texts.
///
/// Start with [io.feldspar.executor.partition.Transform].
@NullMarked
package io.feldspar.executor.partition;

import org.jspecify.annotations.NullMarked;
