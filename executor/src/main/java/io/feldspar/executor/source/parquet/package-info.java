/// Parquet files as a table.
///
/// In: paths. Out: batches whose columns keep the file's dictionaries, with the rows that a
/// scan's filters drop left out as early as possible: by file, row group and page statistics,
/// by dictionary, by code, and before the other columns are decoded. Start with
/// [io.feldspar.executor.source.parquet.ParquetTable]; the hot path is
/// [io.feldspar.executor.source.parquet.ColumnReader]; nested columns are read by
/// [io.feldspar.executor.source.parquet.NestedColumnReader].
@NullMarked
package io.feldspar.executor.source.parquet;

import org.jspecify.annotations.NullMarked;
