package io.feldspar.executor.standalone.link;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ClusterCodec;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.executor.transport.Connection;
import io.feldspar.executor.transport.Partner;
import io.feldspar.executor.transport.Question;
import io.feldspar.executor.transport.Reply;
import io.feldspar.executor.transport.Transport;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker's or an application's way to the master that leads: finds it among all masters,
/// registers there, and does so again whenever the connection ends. Thread-safe.
///
/// ```text
///   ┌─► next master ── connect, register ──► accepted ── heartbeats ──► connection over ─┐
///   └─────────── stands by, older epoch, unreachable ◄──────────────────────────────────┘
/// ```
public final class MasterLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MasterLink.class);

    static final int HEARTBEAT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10;
    private static final int RETRY_MILLIS = 300;

    /// Who uses the link.
    public interface Member {

        /// What to register with over this connection.
        ToMaster registration(Connection over);

        /// The leading master has taken in the registration.
        void accepted(ToMaster registration);

        /// The leading master says something. Called on a thread of the network: returns at once.
        void told(FromMaster message);

        /// The leading master asks for something in the member's directory. May take its time.
        Answer read(FromMaster.Read what);
    }

    private final Transport transport;
    private final MasterUrl url;
    private final Member member;
    private final CountDownLatch accepted = new CountDownLatch(1);
    private volatile @Nullable Connection current;
    private volatile boolean closed;
    private volatile String problem = "";

    /// Guarded by this.
    private long epoch;

    public MasterLink(Transport transport, MasterUrl url, Member member) {
        this.transport = transport;
        this.url = url;
        this.member = member;
    }

    public void start() {
        Thread.ofPlatform().daemon().name("feldspar-master-link").start(this::run);
    }

    /// Waits until a master has accepted the registration for the first time.
    ///
    /// @throws FeldsparException with CONNECTION_FAILURE
    public void awaitAccepted(Duration most) {
        try {
            if (accepted.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new FeldsparException(
                ErrorCode.CONNECTION_FAILURE,
                "No master of %s accepts this process: %s".formatted(url, problem),
                "Start one with feldspar master, and see that both have the same secret and encrypt alike.");
    }

    /// Asks the master that leads. Fails where there is none at the moment.
    public CompletableFuture<Answer> ask(ToMaster message) {
        Connection connection = current;
        return connection == null
                ? CompletableFuture.failedFuture(new IOException("there is no master: " + problem))
                : ask(connection, message);
    }

    /// As [#ask], and waits for the answer.
    ///
    /// @throws FeldsparException with CONNECTION_FAILURE
    public Answer await(ToMaster message) {
        try {
            return ask(message).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new FeldsparException(
                    ErrorCode.CONNECTION_FAILURE,
                    "No master of %s answers: %s".formatted(url, e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeldsparException(
                    ErrorCode.QUERY_CANCELLED, "Interrupted while a master was asked", e);
        }
    }

    private static CompletableFuture<Answer> ask(Connection connection, ToMaster message) {
        return connection
                .ask(new Question.OfService(ClusterCodec.encode(message)))
                .thenApply(MasterLink::answer);
    }

    /// What a reply says.
    public static Answer answer(Reply reply) {
        return reply instanceof Reply.OfService service
                        && ClusterCodec.decode(service.message()) instanceof Answer answer
                ? answer
                : new Answer.Refused("it answered " + reply);
    }

    private void run() {
        while (!closed) {
            for (BlockAddress master : url.masters()) {
                if (!closed) {
                    follow(master);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /// Registers with the master, and stays with it while it leads.
    private void follow(BlockAddress master) {
        Receiver receiver = new Receiver();
        Connection connection = null;
        try {
            connection = transport.connect(master, receiver).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            ToMaster registration = member.registration(connection);
            Answer answer = ask(connection, registration).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (answer instanceof Answer.Accepted(long theirs) && isLatest(theirs)) {
                current = connection;
                member.accepted(registration);
                accepted.countDown();
                stay(connection, receiver);
            } else {
                note(master, answer.toString());
            }
        } catch (ExecutionException e) {
            note(master, String.valueOf(e.getCause()));
        } catch (TimeoutException _) {
            note(master, "it does not answer");
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            current = null;
            if (connection != null) {
                connection.close();
            }
        }
    }

    private void note(BlockAddress master, String what) {
        String said = "%s:%d: %s".formatted(master.host(), master.port(), what);
        if (!said.equals(problem)) {
            LOG.info("Not with master {}", said);
        }
        problem = said;
    }

    private void stay(Connection connection, Receiver receiver)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (!receiver.over.await(HEARTBEAT_SECONDS, TimeUnit.SECONDS) && !closed) {
            Answer answer =
                    ask(connection, new ToMaster.Heartbeat()).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (!(answer instanceof Answer.Done)) {
                LOG.warn("The master does not know this process any more: {}", answer);
                return;
            }
        }
    }

    /// Whether no later master than this one was met.
    private synchronized boolean isLatest(long theirs) {
        if (theirs < epoch) {
            LOG.warn("A master of epoch {} is ignored, after one of epoch {}", theirs, epoch);
            return false;
        }
        epoch = theirs;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        Connection connection = current;
        if (connection != null) {
            connection.close();
        }
    }

    /// Takes what the master says.
    private final class Receiver implements Partner {

        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void told(Connection from, Message message) {
            from.close();
        }

        @Override
        public void asked(Connection from, Question question, Consumer<Reply> answer) {
            if (question instanceof Question.OfService service
                    && ClusterCodec.decode(service.message()) instanceof FromMaster message
                    && isLatest(message.epoch())) {
                if (message instanceof FromMaster.Read read) {
                    Thread.ofVirtual().start(() -> send(member.read(read), answer));
                } else {
                    member.told(message);
                    send(new Answer.Done(), answer);
                }
            } else {
                from.close();
            }
        }

        private static void send(Answer given, Consumer<Reply> answer) {
            answer.accept(new Reply.OfService(ClusterCodec.encode(given)));
        }

        @Override
        public void closed(Connection connection) {
            over.countDown();
        }
    }
}
