package io.feldspar.executor.standalone.message;

/// What a worker has to give.
///
/// @param id made when the worker starts, so that another process is another worker
/// @param host the address at which its executors serve blocks
/// @param cores how many tasks its executors may run at a time
/// @param memory bytes of heap that its executors may have together
public record WorkerSpec(String id, String host, int cores, long memory) {}
