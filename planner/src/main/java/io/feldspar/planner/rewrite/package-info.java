/// Rules that rewrite relational algebra into better relational algebra.
///
/// In: what the front end made of a query. Out: an equal plan with filters near the scans, outer
/// joins that are inner in truth turned inner, and subqueries as semi and anti joins. Start with
/// [Rewriter], which says which rules run when.
@NullMarked
package io.feldspar.planner.rewrite;

import org.jspecify.annotations.NullMarked;
