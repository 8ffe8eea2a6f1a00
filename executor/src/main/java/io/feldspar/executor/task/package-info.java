/// The runtime of a task: what a query's tasks share, and how their operators meet the shuffles and
/// the result.
///
/// In: a [io.feldspar.executor.plan.Fragment] and what the task reads. Out: running operators.
/// Start with [io.feldspar.executor.task.FragmentRdd].
@NullMarked
package io.feldspar.executor.task;

import org.jspecify.annotations.NullMarked;
