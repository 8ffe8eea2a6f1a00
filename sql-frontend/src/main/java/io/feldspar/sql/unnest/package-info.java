/// Subqueries into joins.
///
/// In: relational algebra whose filters, projections and joins hold subqueries. Out: the same
/// without subqueries and without correlation. Start with [io.feldspar.sql.unnest.Unnesting]; the
/// other classes rewrite what Calcite's decorrelator would get wrong.
@NullMarked
package io.feldspar.sql.unnest;

import org.jspecify.annotations.NullMarked;
