/// The binary form of batches: columnar, compressed, checksummed. One form for spill files, shuffle
/// blocks and the network.
///
/// In: batches. Out: frames of bytes, and batches again. Start with
/// [io.feldspar.executor.batch.BatchWriter] and [io.feldspar.executor.batch.BatchReader]. The
/// layout is in [io.feldspar.executor.batch.Frame] and [io.feldspar.executor.batch.ColumnWriter].
@NullMarked
package io.feldspar.executor.batch;

import org.jspecify.annotations.NullMarked;
