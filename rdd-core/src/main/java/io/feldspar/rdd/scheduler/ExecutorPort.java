package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.ToExecutor;

/// The driver's way to its executors. A message to one that is not connected is lost.
public interface ExecutorPort {

    void send(String executorId, ToExecutor message);
}
