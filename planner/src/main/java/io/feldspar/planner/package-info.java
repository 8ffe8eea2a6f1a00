/// From a validated query to a physical plan.
///
/// ```text
/// relational algebra → rewrite → joinorder (with statistics) → physical → PhysicalPlan
/// ```
/// Start with [QueryPlanner].
@NullMarked
package io.feldspar.planner;

import org.jspecify.annotations.NullMarked;
