package io.feldspar.executor.standalone.master;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.standalone.link.MasterLink;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ClusterCodec;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.executor.transport.Connection;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.executor.transport.Partner;
import io.feldspar.executor.transport.Question;
import io.feldspar.executor.transport.Reply;
import io.feldspar.executor.transport.Transport;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process that is a master. Of several that share a directory one leads, which has the lock on a
/// file there; the others stand by until its process ends.
public final class Master implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Master.class);

    private final Path directory;
    private final Transport transport;
    private final BlockAddress address;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ScheduledExecutorService loop =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-master").factory());
    private final Map<Connection, Peer> peers = new ConcurrentHashMap<>();

    /// Null while it stands by. Used on the loop alone.
    private @Nullable Leader leader;

    private @Nullable Journal journal;

    private Master(BlockAddress listen, Path directory, Credentials credentials) {
        this.directory = directory;
        this.transport = new Transport(credentials);
        this.address = transport.listen(listen, new Members());
    }

    /// Listens, and leads as soon as no other master of the directory does.
    ///
    /// @param directory where the master's journal is
    public static Master start(BlockAddress listen, Path directory, Credentials credentials) {
        Master master = new Master(listen, directory, credentials);
        try {
            Files.createDirectories(directory);
            FileChannel lock =
                    FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            Thread.ofPlatform()
                    .daemon()
                    .name("feldspar-master-lock")
                    .start(() -> master.leadAfter(lock));
        } catch (IOException e) {
            master.transport.close();
            throw unusable(directory, e);
        }
        return master;
    }

    private static FeldsparException unusable(Path directory, IOException e) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "The master cannot use its directory '%s': %s".formatted(directory, e),
                "Name another one with --dir.",
                e);
    }

    private void leadAfter(FileChannel lock) {
        try {
            // Held until this process ends, however it does.
            FileLock held = lock.lock();
            LOG.debug("The lock of {} is held: {}", directory, held);
        } catch (IOException e) {
            LOG.error("The master cannot have the lock of its directory", e);
            ended.countDown();
            return;
        }
        loop.execute(this::lead);
    }

    private void lead() {
        try {
            Journal opened = Journal.open(directory);
            journal = opened;
            leader = new Leader(opened, new JarStore(directory.resolve("jars")), new LoopTime());
            LOG.info("This master leads, with epoch {}", opened.epoch());
        } catch (IOException | RuntimeException e) {
            LOG.error("The master cannot read its journal in {}", directory, e);
            ended.countDown();
        }
    }

    /// Where it listens.
    public BlockAddress address() {
        return address;
    }

    /// Waits until this master can go on no more.
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        transport.close();
        loop.execute(
                () -> {
                    leader = null;
                    Journal open = journal;
                    if (open != null) {
                        closeQuietly(open);
                    }
                });
        loop.shutdown();
        ended.countDown();
    }

    private static void closeQuietly(Journal journal) {
        try {
            journal.close();
        } catch (IOException e) {
            LOG.warn("The journal cannot be closed", e);
        }
    }

    /// Runs an event of the leader.
    private void run(Consumer<Leader> event) {
        Leader leading = leader;
        if (leading == null) {
            return;
        }
        try {
            event.accept(leading);
        } catch (SupersededException e) {
            LOG.error("This master ends: {}", e.getMessage());
            leader = null;
            ended.countDown();
        } catch (RuntimeException e) {
            LOG.error("An event of the master failed", e);
        }
    }

    private void answer(Connection from, ToMaster message, Consumer<Reply> answer) {
        List<CompletableFuture<Answer>> answered = new ArrayList<>();
        run(
                leading -> {
                    Peer peer = peers.computeIfAbsent(from, NetworkPeer::new);
                    answered.add(
                            message instanceof ToMaster.ReadLog read
                                    ? leading.readLog(read.executor())
                                    : CompletableFuture.completedFuture(
                                            leading.receive(peer, message)));
                });
        if (answered.isEmpty()) {
            answered.add(
                    CompletableFuture.completedFuture(
                            leader == null
                                    ? new Answer.Standby()
                                    : new Answer.Refused("the master failed, as its log says")));
        }
        var _ =
                answered.getFirst()
                        .thenAccept(
                                given ->
                                        answer.accept(
                                                new Reply.OfService(ClusterCodec.encode(given))));
    }

    /// The machine's clock, and timers of the loop.
    private final class LoopTime implements Time {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Timer after(long delayNanos, Runnable action) {
            var timer =
                    loop.schedule(
                            () -> Master.this.run(_ -> action.run()),
                            delayNanos,
                            TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        }
    }

    private record NetworkPeer(Connection connection) implements Peer {

        @Override
        public void tell(FromMaster message) {
            var _ = ask(message);
        }

        @Override
        public CompletableFuture<Answer> ask(FromMaster message) {
            return connection
                    .ask(new Question.OfService(ClusterCodec.encode(message)))
                    .thenApply(MasterLink::answer);
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    /// Workers and applications.
    private final class Members implements Partner {

        @Override
        public void told(Connection from, Message message) {
            from.close();
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            if (question instanceof Question.OfService service
                    && ClusterCodec.decode(service.message()) instanceof ToMaster message) {
                loop.execute(() -> answer(from, message, answer));
            } else {
                from.close();
            }
        }

        @Override
        public void closed(Connection connection) {
            if (!loop.isShutdown()) {
                loop.execute(
                        () -> {
                            Peer peer = peers.remove(connection);
                            if (peer != null) {
                                run(leading -> leading.disconnected(peer));
                            }
                        });
            }
        }
    }
}
