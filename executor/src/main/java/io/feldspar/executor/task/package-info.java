/// The runtime of a task: what a query's tasks share, and how their operators meet the shuffles and
/// the result.
///
/// In: nodes of a [io.feldspar.executor.plan.PhysicalPlan] and the task's context. Out: running
/// operators. Start with [io.feldspar.executor.task.QueryRuntime].
@NullMarked
package io.feldspar.executor.task;

import org.jspecify.annotations.NullMarked;
