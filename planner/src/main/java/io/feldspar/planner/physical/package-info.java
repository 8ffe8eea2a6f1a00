/// From relational algebra to the physical plan: which operators, which columns, where rows are
/// exchanged, and which joins filter which scans.
///
/// In: a rewritten and ordered plan. Out: a [io.feldspar.executor.plan.PhysicalPlan]. Start with
/// [PhysicalPlanner].
@NullMarked
package io.feldspar.planner.physical;

import org.jspecify.annotations.NullMarked;
