package io.feldspar.rdd.local;

import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.protocol.MessageCodec;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.scheduler.ResultSource;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.shipping.BroadcastServer;
import io.feldspar.rdd.shipping.EncodedStages;
import io.feldspar.rdd.shipping.StageCache;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.storage.BlockId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One driver and one or several executors in this process.
///
/// ```text
/// any thread ──► driver's loop ──ToExecutor──► executor's loop ──► task threads
///                     ▲                              │
///                     └───────────ToDriver───────────┘
/// ```
///
/// The loops run on the thread that posts an event, so a thread that ends a task takes its next one
/// without waiting for another thread. One executor is the normal case; several, which share
/// nothing but what peers may read of each other, stand for a cluster.
public final class LocalEngine extends DriverEngine {

    /// No other driver reaches the executors of this process.
    static final DriverIdentity IDENTITY = new DriverIdentity("local", 1);

    private static final String FIRST_EXECUTOR = "local";

    /// How long a task that was told to stop may take: nobody can end its process.
    private static final long ABANDON_AFTER = Duration.ofSeconds(2).toNanos();

    /// What an executor keeps of the encoded work of stages.
    static final long STAGE_CACHE_BYTES = 64L << 20;

    private final LocalSettings settings;
    private final Map<String, LocalExecutor> executors = new ConcurrentHashMap<>();
    private final BlockClient client = new MemoryBlockClient(this::serverOf);
    private final @Nullable EncodedStages encoded;
    private final SharedStages shared;

    private LocalEngine(
            LocalSettings settings, SharedStages shared, @Nullable EncodedStages encoded) {
        super(settings.scheduler(), IDENTITY, encoded == null ? shared : encoded, encoded != null);
        this.settings = settings;
        this.shared = shared;
        this.encoded = encoded;
    }

    public static LocalEngine start(LocalSettings settings) {
        LocalEngine engine =
                new LocalEngine(
                        settings,
                        new SharedStages(),
                        settings.serializeTasks() ? new EncodedStages() : null);
        for (int i = 0; i < settings.executors(); i++) {
            engine.startExecutor(i == 0 ? FIRST_EXECUTOR : FIRST_EXECUTOR + "-" + i);
        }
        return engine;
    }

    /// Adds an executor, or brings one back that was [killed][#killExecutor].
    public void startExecutor(String id) {
        Function<String, ? extends ExecutorExtension> extension = settings.extension();
        LocalExecutor executor =
                new LocalExecutor(
                        new ExecutorControl.Settings(
                                id,
                                "localhost",
                                "",
                                settings.threads(),
                                IDENTITY.applicationId(),
                                BlockAddress.IN_PROCESS,
                                BlockAddress.IN_PROCESS,
                                0,
                                0),
                        new LocalExecutor.Storage(settings.storage(), ShuffleDisk.unused()),
                        works(),
                        new LocalExecutor.Surroundings(
                                client,
                                () -> peersOf(id).map(LocalExecutor::blocks).toList(),
                                List::of,
                                () -> holders(id),
                                this::toDriver,
                                ABANDON_AFTER),
                        extension == null ? null : extension.apply(id));
        executors.put(id, executor);
        executor.start();
    }

    private TaskWorks works() {
        return encoded == null
                ? new TaskWorks.Shared(shared)
                : new TaskWorks.Shipped(
                        new StageCache(encoded, STAGE_CACHE_BYTES), ResultForm.COPIED);
    }

    /// Ends an executor with all it holds, as the end of its process would.
    public void killExecutor(String id) {
        LocalExecutor executor = executors.remove(id);
        if (executor != null) {
            executor.stop();
            connectionLost(id);
        }
    }

    private @Nullable BlockServer serverOf(String id) {
        if (id.equals(BlockHolder.DRIVER)) {
            return new BroadcastServer(broadcasts());
        }
        LocalExecutor executor = executors.get(id);
        return executor == null ? null : executor.held();
    }

    private Stream<LocalExecutor> peersOf(String executorId) {
        return executors.values().stream().filter(each -> !each.id().equals(executorId));
    }

    private List<BlockHolder> holders(String executorId) {
        Stream<String> peers = peersOf(executorId).map(LocalExecutor::id);
        return Stream.concat(peers, Stream.of(BlockHolder.DRIVER))
                .map(id -> new BlockHolder(id, BlockAddress.IN_PROCESS))
                .toList();
    }

    @Override
    protected void send(String executorId, ToExecutor message) {
        LocalExecutor executor = executors.get(executorId);
        if (executor != null) {
            executor.receive(carried(message));
        }
    }

    private void toDriver(ToDriver message) {
        received(carried(message));
    }

    /// The message itself or, in the test mode, what its wire form is read back as.
    @SuppressWarnings("unchecked")
    private <M extends Message> M carried(M message) {
        return settings.encodeMessages()
                ? (M) MessageCodec.decode(MessageCodec.encode(message))
                : message;
    }

    @Override
    public int parallelism() {
        return settings.threads() * settings.executors();
    }

    @Override
    protected void stopExecutors() {
        executors.values().forEach(LocalExecutor::stop);
    }

    @Override
    protected void fetch(String executorId, long taskAttemptId, ResultSource.Receiver receiver) {
        LocalExecutor executor = executors.get(executorId);
        TaskResult result =
                executor == null ? null : executor.held().results().remove(taskAttemptId);
        if (result instanceof TaskResult.Held held) {
            receiver.fetched(held.value(), held.updates());
        } else {
            receiver.lost("the result of attempt %d is gone".formatted(taskAttemptId));
        }
    }

    @Override
    protected @Nullable Throwable error(String executorId, long taskAttemptId) {
        LocalExecutor executor = executors.get(executorId);
        TaskResult result = executor == null ? null : executor.held().results().get(taskAttemptId);
        return result instanceof TaskResult.Held held ? held.error() : null;
    }

    int heldResults() {
        return executors.values().stream().mapToInt(each -> each.held().results().size()).sum();
    }

    int heldShuffles() {
        return executors.values().stream().mapToInt(each -> each.held().shuffles().size()).sum();
    }

    /// Bytes of memory that executors hold for cached partitions.
    long heldBlockMemory() {
        return executors.values().stream().mapToLong(each -> each.blocks().usedMemory()).sum();
    }

    int heldBlocks() {
        return executors.values().stream().mapToInt(each -> each.blocks().cached().size()).sum();
    }

    Set<String> executorIds() {
        return Set.copyOf(executors.keySet());
    }

    /// For tests: loses cached partitions, as failing memory and disks would.
    void loseBlocks(Predicate<BlockId> which) {
        executors.values().forEach(each -> each.blocks().drop(which));
    }

    /// For tests: loses shuffle outputs by the attempts that made them.
    void loseOutputs(LongPredicate which) {
        executors.values().forEach(each -> each.held().shuffles().dropIf(which));
    }

    /// For tests: the number of broadcast values that executors have cached.
    int heldBroadcastCopies() {
        return executors.values().stream().mapToInt(each -> each.held().broadcasts().size()).sum();
    }

    int heldWorks() {
        return shared.size() + (encoded == null ? 0 : encoded.size());
    }
}
