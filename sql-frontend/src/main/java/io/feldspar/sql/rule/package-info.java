/// Calcite's rewrite rules with the conditions under which they keep a query's meaning.
///
/// A rule comes from Calcite and leaves with a condition on the nodes that it matches; unnesting
/// and the planner's rewriter use these and not Calcite's own.
@NullMarked
package io.feldspar.sql.rule;

import org.jspecify.annotations.NullMarked;
