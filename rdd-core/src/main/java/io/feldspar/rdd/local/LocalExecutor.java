package io.feldspar.rdd.local;

import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.shipping.BroadcastCache;
import io.feldspar.rdd.shipping.StageCache;
import io.feldspar.rdd.shipping.StageSource;
import io.feldspar.rdd.shuffle.BlockBytes;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.EncodedBlocks;
import io.feldspar.rdd.shuffle.OutputPeer;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.storage.BlockId;
import io.feldspar.rdd.storage.BlockPeer;
import io.feldspar.rdd.storage.BlockPeers;
import io.feldspar.rdd.storage.BlockStore;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One executor in this process: its loop, its task threads, and what it holds. It shares nothing
/// with others but what it lets them read. Its driver is in this process or in another one.
public final class LocalExecutor {

    private final ExecutorControl.Settings settings;
    private final SerialLoop loop = new SerialLoop();
    private final SystemTime time = new SystemTime(loop);
    private final ShuffleDirectory directory = new ShuffleDirectory();
    private final HeldData held;
    private final @Nullable ExecutorExtension extension;
    private final Evacuation evacuation;
    private final TaskThreads threads;
    private final ExecutorControl control;

    /// What an executor has around it.
    ///
    /// @param client reads what executors and the driver hold
    /// @param peers the cached partitions of other executors
    /// @param outputPeers the executors that take map outputs over
    /// @param holders who may have a block of a broadcast value, in the order to ask: the driver
    ///     comes last
    /// @param driver takes messages, from any thread
    /// @param abandonAfter nanoseconds after which a task that was told to stop loses its slot; 0
    ///     where the driver gives the executor up instead
    public record Surroundings(
            BlockClient client,
            BlockPeers peers,
            Supplier<? extends List<? extends OutputPeer>> outputPeers,
            Supplier<List<BlockHolder>> holders,
            Consumer<ToDriver> driver,
            long abandonAfter) {}

    /// What an executor holds, and where.
    ///
    /// @param cached partitions of RDDs
    /// @param shuffled map outputs
    public record Storage(BlockStore.Settings cached, ShuffleDisk shuffled) {}

    /// An executor whose driver is in another process.
    ///
    /// @param stages fetches the work of stages from the driver
    public static LocalExecutor ofRemoteDriver(
            ExecutorControl.Settings settings,
            Storage storage,
            StageSource stages,
            Surroundings around,
            ExecutorExtension extension) {
        TaskWorks works =
                new TaskWorks.Shipped(
                        new StageCache(stages, LocalEngine.STAGE_CACHE_BYTES), ResultForm.ENCODED);
        return new LocalExecutor(settings, storage, works, around, extension);
    }

    LocalExecutor(
            ExecutorControl.Settings settings,
            Storage storage,
            TaskWorks works,
            Surroundings around,
            @Nullable ExecutorExtension extension) {
        String id = settings.executorId();
        BlockClient client = around.client();
        this.settings = settings;
        this.extension = extension;
        this.held =
                new HeldData(
                        new ShuffleStore(storage.shuffled()),
                        new BlockStore(storage.cached(), around.peers(), this::blockChanged),
                        new BroadcastCache(id, client, around.holders()),
                        new ConcurrentHashMap<>());
        this.evacuation = new Evacuation(held, around.peers(), around.outputPeers());
        this.threads =
                new TaskThreads(
                        id,
                        loop,
                        new ShuffleReads(directory, client),
                        held,
                        works,
                        evacuation,
                        extension);
        this.control = new ExecutorControl(settings, time, threads, directory, around.driver());
        threads.startThreads(
                settings.slots(), control, new TaskThreads.Abandoning(time, around.abandonAfter()));
    }

    public void start() {
        loop.post(control::start);
    }

    /// Takes a message of the driver, and may run the executor's loop on this thread.
    void receive(ToExecutor message) {
        loop.post(() -> control.receive(message));
    }

    /// Takes a message of the driver from a thread that has other duties.
    public void handOver(ToExecutor message) {
        loop.handOver(() -> control.receive(message));
    }

    /// What this executor lets others read, in the form in which it leaves the process.
    public EncodedBlocks encodedBlocks() {
        return held;
    }

    /// The same for readers in this process.
    public BlockServer blockServer() {
        return held;
    }

    /// Stores a copy of a cached partition; false if there is not enough room.
    public boolean takeCopy(BlockPeer.Copy copy) {
        return !evacuation.hasBegun() && held.blocks().take(copy);
    }

    /// Keeps a map output of another executor; false where it cannot.
    ///
    /// @param partition opens the bytes that it has for a reduce partition
    public boolean takeOutput(
            ShuffleStore.OutputName output, IntFunction<? extends BlockBytes> partition) {
        return !evacuation.hasBegun() && MovedOutputs.take(held.shuffles(), output, partition);
    }

    /// Ends the executor with all it holds, as the end of its process would.
    public void stop() {
        loop.post(control::stop);
        threads.close();
        time.close();
        held.shuffles().clear();
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
        return settings.executorId();
    }

    BlockStore blocks() {
        return held.blocks();
    }

    HeldData held() {
        return held;
    }
}
