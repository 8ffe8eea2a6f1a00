/// WITH RECURSIVE: a loop that runs the operators of the recursive query over the rows of its last
/// run, until there are none.
///
/// In: batches of the first query, and a maker of the operators of the recursive one. Out: the
/// batches of all runs, as they come. Start with
/// [io.feldspar.executor.recursion.RecursiveUnionOperator].
@NullMarked
package io.feldspar.executor.recursion;

import org.jspecify.annotations.NullMarked;
