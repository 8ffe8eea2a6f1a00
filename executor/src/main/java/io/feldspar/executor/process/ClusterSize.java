package io.feldspar.executor.process;

/// @param executors how many processes there are
/// @param cores how many tasks each runs at a time
/// @param memory bytes of the heap of each
public record ClusterSize(int executors, int cores, long memory) {}
