package io.feldspar.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers of Feldspar in the tasks of a Spark application.
///
/// Each worker is a Spark job with one task, not a task of one barrier stage: where a Spark
/// executor is lost only its worker is, and its job starts again as soon as Spark has a slot.
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final String GROUP = "feldspar-workers";

    /// A worker that ran for less than this has failed to start.
    private static final long STARTED_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final int STARTS = 5;

    private final JavaSparkContext spark;
    private final WorkerTask task;
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable Exception failure;
    private volatile boolean closed;

    Workers(JavaSparkContext spark, WorkerTask task) {
        this.spark = spark;
        this.task = task;
    }

    /// Requests so many workers from Spark. Does not wait for them.
    void start(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::keepRunning, "feldspar-worker-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void keepRunning() {
        spark.setJobGroup(GROUP, "A worker of Feldspar", true);
        int failedStarts = 0;
        while (!closed) {
            long start = System.nanoTime();
            try {
                spark.parallelize(List.of(0), 1).foreachPartition(task);
            } catch (Exception e) {
                if (closed) {
                    return;
                }
                LOG.warn("A worker of Feldspar has ended", e);
                failedStarts = System.nanoTime() - start < STARTED_NANOS ? failedStarts + 1 : 0;
                if (failedStarts == STARTS) {
                    failure = e;
                    return;
                }
            }
        }
    }

    /// Waits until a process ends.
    ///
    /// @return its exit code
    /// @throws Exception that of a worker that cannot be started, if that is earlier
    int await(Process process) throws Exception {
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            Exception error = failure;
            if (error != null) {
                throw error;
            }
        }
        return process.exitValue();
    }

    /// Ends all workers.
    @Override
    public void close() {
        closed = true;
        spark.sc().cancelJobGroupAndFutureJobs(GROUP);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
