/// Writing Parquet files.
///
/// In: batches of a schema. Out: a file that appears under its name once it is complete: nested
/// columns as the levels and values of their leaves, dictionaries that fall back to PLAIN,
/// statistics and page indexes. Start with
/// [io.feldspar.executor.source.parquet.write.ParquetSink].
@NullMarked
package io.feldspar.executor.source.parquet.write;

import org.jspecify.annotations.NullMarked;
