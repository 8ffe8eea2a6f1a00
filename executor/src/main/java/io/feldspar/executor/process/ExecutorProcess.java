package io.feldspar.executor.process;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.SpillPolicy;
import io.feldspar.executor.source.TableCatalog;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.spill.SpillDirectories;
import io.feldspar.executor.task.ExecutionOptions;
import io.feldspar.executor.task.ExecutorRuntime;
import io.feldspar.executor.transport.BlockService;
import io.feldspar.executor.transport.Connection;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.DriverConnection;
import io.feldspar.executor.transport.Partner;
import io.feldspar.executor.transport.PeerConnections;
import io.feldspar.executor.transport.Question;
import io.feldspar.executor.transport.RemotePeers;
import io.feldspar.executor.transport.RemoteResults;
import io.feldspar.executor.transport.Reply;
import io.feldspar.executor.transport.Transport;
import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.local.LocalExecutor;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.Message;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.shuffle.BlockServer;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.storage.BlockStore;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An executor that is this process: the same classes as those of executors within the driver's
/// process, with the network around them.
final class ExecutorProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorProcess.class);

    private static final int CONNECT_SECONDS = 60;

    /// How often it says that it lives, and after what silence of the driver it drops what it has.
    private static final long HEARTBEAT_NANOS = 1_000_000_000L;

    private static final long DRIVER_TIMEOUT_NANOS = 60_000_000_000L;

    /// The part of the heap that queries may hold; the rest is for what is not counted.
    private static final double QUERY_SHARE = 0.6;

    private static final double STORAGE_SHARE = 0.1;

    /// The part of the heap that outputs of shuffles may take; also no more than a quarter of what
    /// queries may.
    private static final double SHUFFLE_SHARE = 0.15;

    private final ExecutorConfig config;
    private final Transport transport;
    private final CompletableFuture<Parts> parts = new CompletableFuture<>();

    private record Parts(
            LocalExecutor executor,
            ExecutorRuntime runtime,
            BlockService blocks,
            RemotePeers cached) {}

    private ExecutorProcess(ExecutorConfig config) {
        this.config = config;
        byte[] secret = new byte[config.secret().remaining()];
        config.secret().get(secret);
        this.transport =
                new Transport(Credentials.of(config.applicationId(), secret).with(config.tls()));
    }

    /// Connects with the driver and registers.
    static void start(ExecutorConfig config) throws Exception {
        new ExecutorProcess(config).run();
    }

    /// Ends the process at once, and deletes what it has on disk: the one that started it may be
    /// gone.
    static void end(ExecutorConfig config) {
        for (String directory : config.tempDirectories().split(File.pathSeparator, -1)) {
            OwnDirectory.delete(Path.of(directory));
        }
        Runtime.getRuntime().halt(ExecutorExit.WITHOUT_DRIVER);
    }

    private void run() throws Exception {
        Connection driver =
                transport
                        .connect(config.driver(), new OfDriver())
                        .get(CONNECT_SECONDS, TimeUnit.SECONDS);
        ExecutorRuntime runtime = runtime(new RemoteResults(driver));
        BlockAddress served = transport.listen(new BlockAddress(config.host(), 0), new OfPeers());
        DriverConnection toDriver = new DriverConnection(driver, config.executorId());
        PeerConnections peers =
                new PeerConnections(transport, toDriver, config.executorId(), this::own);
        RemotePeers cached =
                new RemotePeers(
                        peers,
                        toDriver,
                        directories().getFirst(),
                        new Reply.Peer(config.executorId(), served));
        LocalExecutor executor =
                LocalExecutor.ofRemoteDriver(
                        control(served),
                        storage(),
                        toDriver,
                        new LocalExecutor.Surroundings(
                                peers, cached, cached::takers, toDriver::holders, driver::tell, 0),
                        runtime);
        parts.complete(
                new Parts(executor, runtime, new BlockService(executor.encodedBlocks()), cached));
        executor.start();
        LOG.info("{} serves blocks at {}", config, served);
    }

    private BlockServer own() {
        return parts.join().executor().blockServer();
    }

    private ExecutorControl.Settings control(BlockAddress served) {
        return new ExecutorControl.Settings(
                config.executorId(),
                served.host(),
                "",
                config.slots(),
                config.applicationId(),
                served,
                config.outputs().isNone() ? served : config.outputs().service(),
                HEARTBEAT_NANOS,
                DRIVER_TIMEOUT_NANOS);
    }

    private List<Path> directories() {
        return SpillDirectories.parse(config.tempDirectories()).directories();
    }

    private LocalExecutor.Storage storage() {
        List<Path> directories = directories();
        long heap = Runtime.getRuntime().maxMemory();
        return new LocalExecutor.Storage(
                new BlockStore.Settings(
                        (long) (heap * STORAGE_SHARE), Long.MAX_VALUE, directories.getFirst()),
                shuffleDisk(heap));
    }

    private ShuffleDisk shuffleDisk(long heap) {
        ServedOutputs outputs = config.outputs();
        ShuffleDisk disk =
                new ShuffleDisk(
                        Math.min(config.memory() / 4, (long) (heap * SHUFFLE_SHARE)),
                        outputs.isNone()
                                ? directories()
                                : SpillDirectories.parse(outputs.directories()).directories(),
                        (directory, failure) ->
                                SpillDirectories.error(
                                        "The output of a shuffle cannot be written",
                                        directory,
                                        failure));
        return outputs.isNone() ? disk : disk.served();
    }

    private ExecutorRuntime runtime(RemoteResults results) {
        Map<String, TableCatalog> generated = new HashMap<>();
        ServiceLoader.load(TableCatalog.class, ExecutorProcess.class.getClassLoader())
                .forEach(each -> generated.put(each.name(), each));
        long heap = (long) (Runtime.getRuntime().maxMemory() * QUERY_SHARE);
        return new ExecutorRuntime(
                config.executorId(),
                new MemoryPool(
                        "executor " + config.executorId(),
                        Math.min(config.memory(), heap),
                        SpillDirectories.parse(config.tempDirectories()),
                        SpillPolicy.every(config.spillEvery())),
                config.slots(),
                new TableRegistry(generated),
                results,
                new ExecutionOptions(
                        config.batchRows(),
                        EvaluationOptions.generatingAfter(config.generateAfter())));
    }

    /// What the driver says.
    private final class OfDriver implements Partner {

        @Override
        public void told(Connection from, Message message) {
            if (message instanceof ToExecutor.Refused refused) {
                LOG.error("The driver refuses this executor: {}", refused.reason());
                from.close();
            } else if (message instanceof ToExecutor toExecutor) {
                parts.join().executor().handOver(toExecutor);
            }
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            Parts known = parts.join();
            switch (question) {
                case Question.ReadChunk chunk -> known.blocks().read(chunk, answer);
                case Question.CancelQuery cancel -> {
                    known.runtime().cancel(cancel.query(), reason(cancel));
                    answer.accept(new Reply.Done(true));
                }
                case Question.EndQuery end ->
                        Thread.ofVirtual()
                                .start(
                                        () ->
                                                answer.accept(
                                                        Reply.of(
                                                                known.runtime().end(end.query()))));
                default -> from.close();
            }
        }

        private static FeldsparException reason(Question.CancelQuery cancel) {
            IllegalStateException there = new IllegalStateException(cancel.reason().stack());
            return FeldsparException.from(cancel.reason(), there)
                    .orElseGet(
                            () ->
                                    new FeldsparException(
                                            ErrorCode.QUERY_CANCELLED, cancel.reason().summary()));
        }

        /// Without its driver an executor is of no use.
        @Override
        public void closed(Connection connection) {
            LOG.info("The connection with the driver is over");
            end(config);
        }
    }

    /// What other executors say: they read blocks, and have copies made.
    private final class OfPeers implements Partner {

        private Reply output(Question.TakeOutput take) {
            Parts known = parts.join();
            return new Reply.Done(
                    known.executor()
                            .takeOutput(
                                    new ShuffleStore.OutputName(
                                            take.shuffleId(),
                                            take.taskAttemptId(),
                                            take.partitions()),
                                    known.cached().partitions(take)));
        }

        private Reply copy(Question.TakeCopy take) {
            Parts known = parts.join();
            return new Reply.Done(known.executor().takeCopy(known.cached().copy(take)));
        }

        @Override
        public void told(Connection from, Message message) {
            from.close();
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            switch (question) {
                case Question.ReadChunk chunk -> parts.join().blocks().read(chunk, answer);
                case Question.TakeCopy take ->
                        Thread.ofVirtual().start(() -> answer.accept(copy(take)));
                case Question.TakeOutput take ->
                        Thread.ofVirtual().start(() -> answer.accept(output(take)));
                default -> from.close();
            }
        }

        @Override
        public void closed(Connection connection) {
            // Each of its questions was answered by itself.
        }
    }
}
