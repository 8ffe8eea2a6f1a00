package io.feldspar.rdd.local;

import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.shipping.BroadcastCache;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.storage.BlockId;
import io.feldspar.rdd.storage.BlockStore;
import java.util.ArrayList;
import java.util.List;
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
    private final HeldData held;
    private final @Nullable ExecutorExtension extension;
    private final TaskThreads threads;
    private final ExecutorControl control;

    /// @param client reads what executors and the driver hold
    /// @param peers the other executors
    LocalExecutor(
            String id,
            LocalSettings settings,
            TaskWorks works,
            BlockClient client,
            Supplier<List<LocalExecutor>> peers,
            Consumer<ToDriver> driver) {
        this.id = id;
        this.held =
                new HeldData(
                        new ShuffleStore(),
                        new BlockStore(
                                settings.storage(),
                                () -> peers.get().stream().map(LocalExecutor::blocks).toList(),
                                this::blockChanged),
                        new BroadcastCache(id, client, () -> holders(peers.get())),
                        new ConcurrentHashMap<>());
        Function<String, ? extends ExecutorExtension> maker = settings.extension();
        this.extension = maker == null ? null : maker.apply(id);
        this.threads =
                new TaskThreads(
                        id, loop, new ShuffleReads(directory, client), held, works, extension);
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

    /// Who may have a block of a broadcast value, in the order to ask: the driver comes last.
    private static List<BlockHolder> holders(List<LocalExecutor> peers) {
        List<BlockHolder> holders = new ArrayList<>();
        peers.forEach(peer -> holders.add(new BlockHolder(peer.id(), BlockAddress.IN_PROCESS)));
        holders.add(new BlockHolder(BlockHolder.DRIVER, BlockAddress.IN_PROCESS));
        return holders;
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
        held.blocks().close();
        if (extension != null) {
            extension.close();
        }
    }

    /// The state is looked up in the loop, so that the last report is of the last change. The
    /// caller is a task, whose thread must not run the loop.
    private void blockChanged(BlockId id) {
        loop.handOver(() -> control.blockChanged(held.blocks().state(id)));
    }

    String id() {
        return id;
    }

    BlockStore blocks() {
        return held.blocks();
    }

    HeldData held() {
        return held;
    }
}
