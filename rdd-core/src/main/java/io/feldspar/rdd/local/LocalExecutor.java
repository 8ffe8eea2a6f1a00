package io.feldspar.rdd.local;

import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.storage.BlockId;
import io.feldspar.rdd.storage.BlockPeer;
import io.feldspar.rdd.storage.BlockStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final BlockStore blocks;
    private final @Nullable ExecutorExtension extension;
    private final TaskThreads threads;
    private final ExecutorControl control;

    /// @param client reads outputs that executors hold
    /// @param peers what the other executors keep
    LocalExecutor(
            String id,
            LocalSettings settings,
            TaskWorks works,
            BlockClient client,
            Supplier<List<BlockPeer>> peers,
            Consumer<ToDriver> driver) {
        this.id = id;
        this.blocks = new BlockStore(settings.storage(), peers, this::blockChanged);
        Function<String, ? extends ExecutorExtension> maker = settings.extension();
        this.extension = maker == null ? null : maker.apply(id);
        this.threads =
                new TaskThreads(
                        id,
                        loop,
                        new ShuffleReads(directory, client),
                        shuffles,
                        results,
                        works,
                        blocks,
                        extension);
        this.control =
                new ExecutorControl(
                        new ExecutorControl.Settings(
                                id,
                                "localhost",
                                "",
                                settings.threads(),
                                LocalEngine.IDENTITY.applicationId(),
                                BlockAddress.IN_PROCESS,
                                0,
                                0),
                        time,
                        threads,
                        directory,
                        driver);
        threads.startThreads(settings.threads(), control);
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
        blocks.close();
        if (extension != null) {
            extension.close();
        }
    }

    /// The state is looked up in the loop, so that the last report is of the last change. The
    /// caller is a task, whose thread must not run the loop.
    private void blockChanged(BlockId id) {
        loop.handOver(() -> control.blockChanged(blocks.state(id)));
    }

    String id() {
        return id;
    }

    BlockStore blocks() {
        return blocks;
    }

    ShuffleStore shuffles() {
        return shuffles;
    }

    /// What tasks that ended left for the driver, by attempt.
    Map<Long, TaskResult> results() {
        return results;
    }
}
