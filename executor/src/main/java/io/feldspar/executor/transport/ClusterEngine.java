package io.feldspar.executor.transport;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.local.DriverEngine;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.scheduler.ResultSource;
import io.feldspar.rdd.settings.SchedulerSettings;
import io.feldspar.rdd.shipping.DriverBlocks;
import io.feldspar.rdd.shipping.EncodedStages;
import io.feldspar.rdd.shuffle.BlockHolder;
import io.feldspar.rdd.shuffle.BlockStream;
import io.feldspar.rdd.shuffle.ResultBlockId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A driver whose executors are other processes, which connect to it.
///
/// ```text
/// channel's thread ──handed over──► driver's loop ──ToExecutor──► connection of the executor
/// ```
///
/// Threads of the network never run the scheduler, nor read results.
public final class ClusterEngine extends DriverEngine {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterEngine.class);

    private final Transport transport;
    private final BlockService blocks;
    private final int parallelism;
    private final ResultDeliveries deliveries;
    private final Runnable atEnd;
    private final Map<String, Executor> executors = new ConcurrentHashMap<>();
    private final Map<Connection, String> names = new ConcurrentHashMap<>();
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();
    private volatile CachedPartitions cached = (_, _) -> List.of();

    /// Knows which executors have which cached partitions. Any thread may use it.
    @FunctionalInterface
    public interface CachedPartitions {

        List<String> holders(int storeId, int partition);
    }

    /// An executor that has said who it is.
    private record Executor(Connection connection, BlockAddress blocks) {}

    private ClusterEngine(
            SchedulerSettings settings,
            DriverIdentity identity,
            Transport transport,
            int parallelism,
            ResultDeliveries deliveries,
            Runnable atEnd) {
        EncodedStages stages = new EncodedStages();
        super(settings, identity, stages, true);
        this.transport = transport;
        this.blocks = new BlockService(new DriverBlocks(stages, broadcasts()));
        this.parallelism = parallelism;
        this.deliveries = deliveries;
        this.atEnd = atEnd;
    }

    /// An engine without executors yet.
    ///
    /// @param parallelism how many tasks its executors will run at a time
    /// @param deliveries takes the rows of queries
    /// @param atEnd called when the engine is closed, after executors were told to stop
    public static ClusterEngine create(
            SchedulerSettings settings,
            DriverIdentity identity,
            Transport transport,
            int parallelism,
            ResultDeliveries deliveries,
            Runnable atEnd) {
        ClusterEngine engine =
                new ClusterEngine(settings, identity, transport, parallelism, deliveries, atEnd);
        engine.addListener(
                new EngineListener() {
                    @Override
                    public void executorRemoved(String executorId, String reason) {
                        engine.disconnect(executorId);
                    }
                });
        return engine;
    }

    /// From now on executors find cached partitions of each other.
    public void findCachedBy(CachedPartitions known) {
        cached = known;
    }

    /// Accepts executors.
    ///
    /// @param host the address to listen at
    /// @return where they reach the driver
    public BlockAddress listen(String host) {
        return transport.listen(new BlockAddress(host, 0), new Executors());
    }

    /// The connections of all executors.
    Collection<Connection> connections() {
        return names.keySet();
    }

    private void disconnect(String executorId) {
        leaving.remove(executorId);
        Executor lost = executors.remove(executorId);
        if (lost != null) {
            lost.connection().close();
        }
    }

    @Override
    protected void send(String executorId, ToExecutor message) {
        Executor executor = executors.get(executorId);
        if (message instanceof ToExecutor.Leave) {
            leaving.add(executorId);
        }
        if (executor != null) {
            executor.connection().tell(message);
        }
    }

    @Override
    protected void fetch(String executorId, long taskAttemptId, ResultSource.Receiver receiver) {
        Thread.ofVirtual()
                .name("feldspar-result-", taskAttemptId)
                .start(() -> read(executorId, taskAttemptId, receiver));
    }

    private void read(String executorId, long taskAttemptId, ResultSource.Receiver receiver) {
        Executor executor = executors.get(executorId);
        if (executor == null) {
            lost("executor %s is gone".formatted(executorId), receiver);
            return;
        }
        CompletableFuture<Connection> connection =
                CompletableFuture.completedFuture(executor.connection());
        try (BlockStream result =
                new NetworkBlockClient(_ -> connection)
                        .open(
                                new BlockHolder(executorId, executor.blocks()),
                                new ResultBlockId(taskAttemptId),
                                4L << 20)) {
            if (result.next() instanceof BlockStream.Answer.Piece piece) {
                fetched((byte[]) piece.elements().getFirst(), receiver);
            } else {
                lost("the result of attempt %d is gone".formatted(taskAttemptId), receiver);
            }
        } catch (RuntimeException | Error e) {
            lost("the result of attempt %d: %s".formatted(taskAttemptId, e), receiver);
        }
    }

    @Override
    protected void stopExecutors() {
        atEnd.run();
        names.keySet().forEach(Connection::close);
        transport.close();
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    /// What executors say.
    private final class Executors implements Partner {

        @Override
        public void told(Connection from, Message message) {
            if (!(message instanceof ToDriver toDriver)) {
                refuse(from, "it speaks as a driver");
                return;
            }
            if (toDriver instanceof ToDriver.Register register) {
                register(from, register);
            }
            String name = names.get(from);
            if (name == null || !name.equals(sender(toDriver))) {
                refuse(from, "it speaks for executor '%s'".formatted(sender(toDriver)));
                return;
            }
            receivedElsewhere(toDriver);
        }

        private void register(Connection from, ToDriver.Register register) {
            Executor known = executors.get(register.executorId());
            if (known == null || known.connection() == from) {
                names.put(from, register.executorId());
                executors.put(
                        register.executorId(), new Executor(from, register.greeting().blocks()));
            }
        }

        private static void refuse(Connection from, String why) {
            LOG.warn("A connection is closed: {}", why);
            from.close();
        }

        private static String sender(ToDriver message) {
            return switch (message) {
                case ToDriver.Register register -> register.executorId();
                case ToDriver.Heartbeat beat -> beat.executorId();
                case ToDriver.TaskFinished finished -> finished.executorId();
                case ToDriver.BarrierArrived arrived -> arrived.executorId();
                case ToDriver.BlockChanged changed -> changed.executorId();
                case ToDriver.BlocksHeld held -> held.executorId();
                case ToDriver.Moved moved -> moved.executorId();
                case ToDriver.AskCommit ask -> ask.executorId();
            };
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            String executor = names.get(from);
            if (executor == null) {
                refuse(from, "it sends requests before it registers");
                return;
            }
            switch (question) {
                case Question.ReadChunk chunk -> blocks.read(chunk, answer);
                case Question.ListPeers _ -> answer.accept(peers(staying()));
                case Question.FindCached find ->
                        answer.accept(
                                peers(
                                        cached.holders(
                                                find.block().storeId(), find.block().partition())));
                case Question.OpenDelivery open -> deliveries.open(from, executor, open, answer);
                case Question.PutRows put -> deliveries.pass(from, put.delivery(), put, answer);
                case Question.CompleteDelivery complete ->
                        deliveries.pass(from, complete.delivery(), complete, answer);
                case Question.AbandonDelivery abandon ->
                        deliveries.pass(from, abandon.delivery(), abandon, answer);
                case Question.CloseDelivery close -> deliveries.close(from, close, answer);
                case Question.TakeCopy _,
                        Question.TakeOutput _,
                        Question.CancelQuery _,
                        Question.EndQuery _,
                        Question.OfService _ ->
                        refuse(from, "it does not speak as an executor");
            }
        }

        /// Those that will not end.
        private Collection<String> staying() {
            return executors.keySet().stream().filter(id -> !leaving.contains(id)).toList();
        }

        private Reply peers(Collection<String> ids) {
            List<Reply.Peer> peers = new ArrayList<>();
            for (String id : ids) {
                Executor executor = executors.get(id);
                if (executor != null) {
                    peers.add(new Reply.Peer(id, executor.blocks()));
                }
            }
            return new Reply.Peers(peers);
        }

        @Override
        public void closed(Connection connection) {
            deliveries.disconnected(connection);
            String executor = names.remove(connection);
            if (executor != null) {
                executors.computeIfPresent(
                        executor, (_, known) -> known.connection() == connection ? null : known);
                connectionLost(executor);
            }
        }
    }
}
