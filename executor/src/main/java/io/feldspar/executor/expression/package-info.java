/// Scalar expressions: the tree, its compiler to bytecode and its interpreter.
///
/// In: an [io.feldspar.executor.expression.Expression] and batches. Out: vectors and
/// selections.
@NullMarked
package io.feldspar.executor.expression;

import org.jspecify.annotations.NullMarked;
