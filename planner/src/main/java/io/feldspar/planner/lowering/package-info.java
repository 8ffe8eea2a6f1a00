/// From the physical plan to RDD lineage: narrow operators are chained within a task, exchanges
/// become shuffle dependencies.
///
/// In: a [io.feldspar.executor.plan.PhysicalPlan]. Out: an `Rdd<Batch>` whose partitions hold the
/// result. Start with [Lowering].
@NullMarked
package io.feldspar.planner.lowering;

import org.jspecify.annotations.NullMarked;
