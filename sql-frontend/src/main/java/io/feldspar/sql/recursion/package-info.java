/// Recursive queries in relational algebra: a [io.feldspar.sql.recursion.Recursion] with
/// [io.feldspar.sql.recursion.WorkingTable]s in its step, nodes that no rule of Calcite's changes.
///
/// In: the queries of WITH RECURSIVE from the analyzer (`CommonTables`, `Conversion`). Out: nodes
/// that the planner plans.
@NullMarked
package io.feldspar.sql.recursion;

import org.jspecify.annotations.NullMarked;
