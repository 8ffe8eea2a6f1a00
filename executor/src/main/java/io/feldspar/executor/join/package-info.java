/// Joins: the table of the build side, and the operators that probe it.
///
/// In: build batches, then probe batches. Out: batches in which build columns are dictionaries over
/// the table. Start with [io.feldspar.executor.join.JoinTable] and
/// [io.feldspar.executor.join.HashJoinOperator].
@NullMarked
package io.feldspar.executor.join;

import org.jspecify.annotations.NullMarked;
