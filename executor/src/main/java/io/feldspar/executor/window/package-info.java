/// Window functions over sorted rows.
///
/// In: batches sorted by the columns of the partition and the order. Out: the same rows with a
/// column per call. Start with [io.feldspar.executor.window.WindowOperator], then
/// [io.feldspar.executor.window.FrameBounds] and [io.feldspar.executor.window.AggregateWindow].
@NullMarked
package io.feldspar.executor.window;

import org.jspecify.annotations.NullMarked;
