/// The physical plan: what the planner hands over to be executed, free of SQL and of Calcite.
///
/// Start with [io.feldspar.executor.plan.PhysicalPlan].
@NullMarked
package io.feldspar.executor.plan;

import org.jspecify.annotations.NullMarked;
