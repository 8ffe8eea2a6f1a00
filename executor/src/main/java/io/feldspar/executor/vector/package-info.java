/// Column vectors and batches: what flows between operators.
///
/// Start with [io.feldspar.executor.vector.Batch] and [io.feldspar.executor.vector.Vector].
@NullMarked
package io.feldspar.executor.vector;

import org.jspecify.annotations.NullMarked;
