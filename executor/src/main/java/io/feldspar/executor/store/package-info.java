/// Stored rows: growing columns, and the hashing, comparing and building of batches on them.
///
/// In: vectors and the row numbers to keep. Out: vectors over stored rows. Join tables, sorts,
/// group keys and exchanges are built on these. Start with
/// [io.feldspar.executor.store.FlatColumn] and [io.feldspar.executor.store.RowStore].
@NullMarked
package io.feldspar.executor.store;

import org.jspecify.annotations.NullMarked;
