package io.feldspar.executor.standalone.master;

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
import java.nio.file.Path;
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

/// A process that is a master. Of several with one directory, or with one ZooKeeper, one leads; the
/// others stand by until it does not.
public final class Master implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Master.class);

    private final JarStore jars;
    private final Leadership leadership;
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

    /// The clock of the leader; null while it stands by.
    private @Nullable LoopTime clock;

    private Master(BlockAddress listen, Path jars, Leadership leadership, Credentials credentials) {
        this.jars = new JarStore(jars);
        this.leadership = leadership;
        this.transport = new Transport(credentials);
        this.address = transport.listen(listen, new Members());
    }

    /// Listens, and leads as soon as no other master of the directory does.
    ///
    /// @param directory where the master's journal and the JARs of programs are
    public static Master start(BlockAddress listen, Path directory, Credentials credentials) {
        return start(listen, directory, DirectoryLeadership.of(directory), credentials);
    }

    /// Listens, and leads while it is elected in ZooKeeper, which also has the journal.
    ///
    /// @param directory where the JARs of programs are
    /// @param zooKeeper its servers and the path of the cluster's nodes, as
    ///     `host:port,host:port/path`
    public static Master start(
            BlockAddress listen, Path directory, String zooKeeper, Credentials credentials) {
        return start(
                listen, directory, new ZooKeeperLeadership(zooKeeper, credentials), credentials);
    }

    private static Master start(
            BlockAddress listen, Path directory, Leadership leadership, Credentials credentials) {
        Master master = new Master(listen, directory.resolve("jars"), leadership, credentials);
        leadership.enter(master.new OnLoop());
        return master;
    }

    /// Leads on the loop.
    private final class OnLoop implements Leadership.Candidate {

        @Override
        public void lead(Journal opened) {
            loop.execute(() -> Master.this.lead(opened));
        }

        @Override
        public void standBy() {
            loop.execute(Master.this::standBy);
        }

        @Override
        public void fail(Exception reason) {
            LOG.error("This master ends, since it can never lead", reason);
            ended.countDown();
        }
    }

    private void lead(Journal opened) {
        standBy();
        LoopTime time = new LoopTime();
        journal = opened;
        clock = time;
        leader = new Leader(opened, jars, time);
        LOG.info("This master leads, with epoch {}", opened.epoch());
    }

    /// Whoever is connected looks for the master that leads.
    private void standBy() {
        Journal open = journal;
        LoopTime time = clock;
        if (open == null || time == null) {
            return;
        }
        LOG.info("This master no longer leads");
        leader = null;
        journal = null;
        clock = null;
        time.stop();
        closeQuietly(open);
        peers.keySet().forEach(Connection::close);
    }

    /// Where it listens.
    public BlockAddress address() {
        return address;
    }

    /// Waits until this master has failed or ended.
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        transport.close();
        leadership.close();
        loop.execute(this::standBy);
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
            standBy();
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
                    answered.add(leading.answer(peer, message));
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

    /// The machine's clock, and timers of the loop that end with the leader.
    private final class LoopTime implements Time {

        /// Used on the loop alone.
        private boolean stopped;

        void stop() {
            stopped = true;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Timer after(long delayNanos, Runnable action) {
            var timer = loop.schedule(() -> ring(action), delayNanos, TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        }

        private void ring(Runnable action) {
            if (!stopped) {
                run(_ -> action.run());
            }
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
