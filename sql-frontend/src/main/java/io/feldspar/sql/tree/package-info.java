/// Queries and expressions as values, made by programs rather than parsed from text.
///
/// A [Query] is a tree of relational operations over [Expr] trees. It names no class of Calcite,
/// and holds the user's values as values. `io.feldspar.sql.translation` turns it into the syntax
/// tree that the analyzer validates, so that names, types and errors are those of SQL.
@NullMarked
package io.feldspar.sql.tree;

import org.jspecify.annotations.NullMarked;
