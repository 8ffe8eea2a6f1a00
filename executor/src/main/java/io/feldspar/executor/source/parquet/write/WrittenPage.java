package io.feldspar.executor.source.parquet.write;

/// A data page as the page indexes describe it.
///
/// @param bytes as stored, the header included
record WrittenPage(
        long offset, int bytes, long firstRow, int rows, int nulls, ValueBounds bounds) {}
