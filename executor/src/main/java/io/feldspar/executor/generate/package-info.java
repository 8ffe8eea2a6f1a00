/// Rows generated from the elements of lists: UNNEST, EXPLODE and similar functions.
///
/// Batches flow in, and each row flows out once per element of its lists. Start with
/// [io.feldspar.executor.generate.GenerateOperator].
@NullMarked
package io.feldspar.executor.generate;

import org.jspecify.annotations.NullMarked;
