package io.feldspar.executor.source.parquet.write;

/// A data page as the page indexes describe it.
///
/// @param bytes as stored, the header included
/// @param entries rows of a flat column; else values, nulls and empty lists
/// @param nulls how many of the entries are not values
record WrittenPage(
        long offset, int bytes, long firstRow, int entries, int nulls, ValueBounds bounds) {}
