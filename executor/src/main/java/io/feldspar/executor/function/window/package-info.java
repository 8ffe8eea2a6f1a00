/// The functions that are called with OVER alone, one file each.
///
/// In: the rows of partitions, in order. Out: a value per row. Start with
/// [io.feldspar.executor.function.window.RowNumber], then
/// [io.feldspar.executor.function.window.ValueFunction].
@NullMarked
package io.feldspar.executor.function.window;

import org.jspecify.annotations.NullMarked;
