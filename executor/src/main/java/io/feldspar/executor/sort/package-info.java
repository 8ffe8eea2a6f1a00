/// Ordering rows: sort, top-N, and merging of sorted inputs.
///
/// In: batches in any order, or sorted ones. Out: sorted batches. Start with
/// [io.feldspar.executor.sort.SortOperator].
@NullMarked
package io.feldspar.executor.sort;

import org.jspecify.annotations.NullMarked;
