package io.feldspar.rdd.protocol;

/// Where an executor, or a service of its host, serves blocks to others.
public record BlockAddress(String host, int port) {

    /// For executors that are in one process with their readers.
    public static final BlockAddress IN_PROCESS = new BlockAddress("", 0);
}
