package io.feldspar.executor.standalone.message;

/// What each executor of an application is.
///
/// @param cores how many tasks it runs at a time
/// @param memory bytes of its heap
/// @param queryMemory bytes that all queries together may hold; no more than a part of the heap
/// @param spillEvery every how many batches operators spill without need; 0 for never
/// @param batchRows the most rows that operators emit at once
/// @param generateAfter so many rows are interpreted before loops are generated
/// @param shuffleService whether outputs of shuffles outlive it
public record ExecutorSpec(
        int cores,
        long memory,
        long queryMemory,
        int spillEvery,
        int batchRows,
        int generateAfter,
        boolean shuffleService) {}
