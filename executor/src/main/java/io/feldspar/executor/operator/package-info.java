/// The contract of operators, and the simple ones.
///
/// In: batches of the operators below. Out: batches. Start with
/// [io.feldspar.executor.operator.Operator].
@NullMarked
package io.feldspar.executor.operator;

import org.jspecify.annotations.NullMarked;
