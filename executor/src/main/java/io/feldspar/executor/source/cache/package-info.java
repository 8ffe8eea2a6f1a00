/// Columns of tables that users cached, as they are held in memory.
///
/// In: what a scan decoded of a file, under a key. Out: the same, until it is dropped, or memory is
/// needed elsewhere. Start reading at `DataCache`.
@NullMarked
package io.feldspar.executor.source.cache;

import org.jspecify.annotations.NullMarked;
