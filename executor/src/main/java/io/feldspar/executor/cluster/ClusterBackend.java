package io.feldspar.executor.cluster;

import io.feldspar.rdd.protocol.BlockAddress;
import java.time.Duration;

/// Hands out executors to the driver of one application. Thread-safe.
///
/// It keeps as many executors running as were requested: it starts what is missing and replaces
/// what ends. Executors connect to the driver and register there by themselves.
public interface ClusterBackend extends AutoCloseable {

    /// Takes news of executors. Any thread may call it.
    interface Events {

        /// The executor has ended, or will never start.
        void exited(String executorId, ExecutorExit exit);

        /// The executor will be ended. It should get no more tasks; the driver releases it when it
        /// needs it no more.
        ///
        /// @param within after what time it ends even if it is needed
        void decommissioning(String executorId, String reason, Duration within);
    }

    /// Begins. No executors are there before the first request.
    ///
    /// @param driver where the driver accepts executors
    void start(BlockAddress driver, Events events);

    /// How many executors there should be from now on. A lower number ends none: the driver chooses
    /// which to release.
    void request(int executors);

    /// Ends the executor. Another one replaces it where fewer than requested are left.
    void release(String executorId);

    /// Ends all executors, and hands out no more.
    @Override
    void close();
}
