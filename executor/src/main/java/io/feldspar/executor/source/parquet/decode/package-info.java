/// From the bytes of pages to values: codecs, levels, encodings.
///
/// In: a page as stored. Out: arrays of values or of dictionary codes. Every encoding but the
/// dictionary's is brought to the PLAIN layout first, so that
/// [io.feldspar.executor.source.parquet.decode.PlainValues] alone turns bytes into vectors.
/// Start with [io.feldspar.executor.source.parquet.decode.HybridCodes]. Malformed bytes end in
/// a [io.feldspar.executor.source.parquet.format.CorruptDataException].
@NullMarked
package io.feldspar.executor.source.parquet.decode;

import org.jspecify.annotations.NullMarked;
