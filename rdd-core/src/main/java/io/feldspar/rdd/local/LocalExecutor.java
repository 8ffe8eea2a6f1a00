package io.feldspar.rdd.local;

import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One executor in this process: its loop, its task threads, and what it holds. It shares nothing
/// with its peers but what it lets them read.
final class LocalExecutor {

    private final String id;
    private final SerialLoop loop = new SerialLoop();
    private final SystemTime time = new SystemTime(loop);
    private final ShuffleDirectory directory = new ShuffleDirectory();
    private final ShuffleStore shuffles = new ShuffleStore();
    private final Map<Long, TaskResult> results = new ConcurrentHashMap<>();
    private final TaskThreads threads;
    private final ExecutorControl control;

    /// @param peers finds the outputs that another executor holds; null where there is none such
    LocalExecutor(
            String id,
            int slots,
            StageWorks works,
            Function<String, @Nullable ShuffleStore> peers,
            Consumer<ToDriver> driver) {
        this.id = id;
        this.threads =
                new TaskThreads(loop, new ShuffleReads(directory, peers), shuffles, results, works);
        this.control =
                new ExecutorControl(
                        new ExecutorControl.Settings(id, "localhost", "", slots, 0, 0),
                        time,
                        threads,
                        directory,
                        driver);
        threads.startThreads(id, slots, control);
    }

    void start() {
        loop.post(control::start);
    }

    void receive(ToExecutor message) {
        loop.post(() -> control.receive(message));
    }

    /// Ends the executor with all it holds, as the end of its process would.
    void stop() {
        loop.post(control::stop);
        threads.close();
        time.close();
    }

    String id() {
        return id;
    }

    ShuffleStore shuffles() {
        return shuffles;
    }

    /// What tasks that ended left for the driver, by attempt.
    Map<Long, TaskResult> results() {
        return results;
    }
}
