package io.feldspar.executor.spill;

/// A stream of batches within a [SpillFile].
///
/// @param offset where it begins in the file
/// @param length its bytes there
/// @param rows how many rows it has
/// @param batchRows the most rows of one of its batches
/// @param batchBytes the most heap bytes that one of its batches takes, dictionaries included
public record SpilledRun(long offset, long length, long rows, int batchRows, long batchBytes) {}
