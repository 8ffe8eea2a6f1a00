/// Files of rows that no memory holds.
///
/// In: batches that an operator or an exchange gives up. Out: the same batches, read back as a
/// stream. Start with [io.feldspar.executor.spill.SpillFile].
@NullMarked
package io.feldspar.executor.spill;

import org.jspecify.annotations.NullMarked;
