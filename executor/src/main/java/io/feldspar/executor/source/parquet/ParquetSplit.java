package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.Split;

/// Some row groups of a file, or some rows of one.
///
/// @param file index among the table's files
/// @param rowGroup the first row group
/// @param rowGroups how many
/// @param fromRow the first row to read of each row group
/// @param toRow the row before which to stop in each row group
/// @param rows an upper bound of those to read
/// @param bytes compressed, of the requested columns
public record ParquetSplit(
        int file, int rowGroup, int rowGroups, long fromRow, long toRow, long rows, long bytes)
        implements Split {}
