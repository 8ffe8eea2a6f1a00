package io.feldspar.executor.standalone.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.cluster.ExecutorExit.Cause;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ApplicationSpec;
import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.ExecutorSpec;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.ProgramState;
import io.feldspar.executor.standalone.message.ProgramStatus;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.executor.standalone.message.WorkerSpec;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the leading master does, on a clock that the test turns.
class LeaderTest {

    private static final long GIB = 1L << 30;

    @TempDir Path folder;
    private final Clock clock = new Clock();
    private Journal journal;
    private Leader leader;

    @BeforeEach
    void lead() throws IOException {
        clock.alarms.clear();
        journal = DirectoryJournal.open(folder);
        leader = new Leader(journal, new JarStore(folder.resolve("jars")), clock);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    /// A clock that stands still until it is turned.
    private static final class Clock implements Time {

        private record Alarm(long at, Runnable action) {}

        private final PriorityQueue<Alarm> alarms =
                new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
        private long now = 1_000 * Leader.SECONDS;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Timer after(long delayNanos, Runnable action) {
            Alarm alarm = new Alarm(now + delayNanos, action);
            alarms.add(alarm);
            return () -> alarms.remove(alarm);
        }

        void turn(long nanos) {
            long until = now + nanos;
            while (!alarms.isEmpty() && alarms.peek().at() <= until) {
                Alarm alarm = alarms.remove();
                now = alarm.at();
                alarm.action().run();
            }
            now = until;
        }
    }

    /// A connection that remembers what was said.
    private static final class Told implements Peer {

        private final List<FromMaster> messages = new ArrayList<>();
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private boolean closed;

        @Override
        public void tell(FromMaster message) {
            messages.add(message);
        }

        @Override
        public CompletableFuture<Answer> ask(FromMaster message) {
            messages.add(message);
            return answer;
        }

        @Override
        public void close() {
            closed = true;
        }

        <M extends FromMaster> List<M> all(Class<M> type) {
            return messages.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private Told worker(String id, int cores, ExecutorKey... executors) {
        return worker(id, cores, List.of(), executors);
    }

    private Told worker(String id, int cores, List<String> programs, ExecutorKey... executors) {
        Told peer = new Told();
        Answer answer =
                leader.receive(
                        peer,
                        new ToMaster.RegisterWorker(
                                new WorkerSpec(id, "h", cores, 8 * GIB),
                                0,
                                List.of(executors),
                                List.of(),
                                programs,
                                List.of()));
        assertEquals(new Answer.Accepted(journal.epoch()), answer);
        return peer;
    }

    private Told application(String id, int executors) {
        Told peer = new Told();
        ExecutorSpec executor = new ExecutorSpec(1, GIB, GIB, 0, 1024, 1, false);
        leader.receive(
                peer,
                new ToMaster.RegisterApplication(
                        new ApplicationSpec(
                                id, id, "me", new BlockAddress("d", 1), "/", executor, List.of()),
                        executors));
        return peer;
    }

    private static List<ExecutorKey> started(Told worker) {
        return worker.all(FromMaster.StartExecutor.class).stream()
                .map(FromMaster.StartExecutor::key)
                .toList();
    }

    private void live(Told... peers) {
        for (int i = 0; i < 4; i++) {
            clock.turn(5 * Leader.SECONDS);
            for (Told each : peers) {
                leader.receive(each, new ToMaster.Heartbeat());
            }
        }
    }

    @Test
    void spreadsExecutorsAndFillsRoomThatComes() {
        Told first = worker("w1", 2);
        Told second = worker("w2", 2);
        application("app", 5);
        assertEquals(2, started(first).size());
        assertEquals(2, started(second).size());
        Told third = worker("w3", 2);
        assertEquals(1, started(third).size());
    }

    @Test
    void replacesAnExecutorThatEndsAndTellsWhy() {
        Told worker = worker("w1", 2);
        Told application = application("app", 1);
        ExecutorKey executor = started(worker).getFirst();
        ExecutorExit exit = new ExecutorExit(Cause.KILLED, "killed");
        leader.receive(worker, new ToMaster.ExecutorEnded(executor, exit));
        assertEquals(
                List.of(new FromMaster.ExecutorGone(journal.epoch(), executor.executorId(), exit)),
                application.all(FromMaster.ExecutorGone.class));
        assertEquals(2, started(worker).size());
    }

    @Test
    void replacesExecutorsThatFailAtOnceMoreAndMoreSlowlyAndThenNot() {
        Told worker = worker("w1", 1);
        Told application = application("app", 1);
        for (int i = 0; i < 60; i++) {
            ExecutorKey last = started(worker).getLast();
            leader.receive(
                    worker,
                    new ToMaster.ExecutorEnded(
                            last, new ExecutorExit(Cause.APPLICATION, "it ended with 1")));
            clock.turn(3 * Leader.SECONDS);
            leader.receive(worker, new ToMaster.Heartbeat());
            leader.receive(application, new ToMaster.Heartbeat());
        }
        assertEquals(21, started(worker).size());
    }

    @Test
    void endsAnExecutorThatIsReleased() {
        Told worker = worker("w1", 2);
        Told application = application("app", 2);
        ExecutorKey executor = started(worker).getFirst();
        leader.receive(application, new ToMaster.RequestExecutors(1));
        leader.receive(application, new ToMaster.ReleaseExecutor(executor.executorId()));
        assertEquals(
                List.of(new FromMaster.StopExecutor(journal.epoch(), executor)),
                worker.all(FromMaster.StopExecutor.class));
        assertEquals(2, started(worker).size());
    }

    @Test
    void losesAWorkerThatDoesNotComeBack() {
        Told first = worker("w1", 1);
        Told second = worker("w2", 1);
        Told application = application("app", 1);
        assertEquals(1, started(first).size());
        leader.disconnected(first);
        clock.turn(Leader.WORKER_GRACE);
        FromMaster.ExecutorGone gone = application.all(FromMaster.ExecutorGone.class).getFirst();
        assertEquals(Cause.HOST_LOST, gone.exit().cause());
        assertEquals(1, started(second).size());
        // It was only cut off: what it runs nobody wants any more.
        ExecutorKey executor = started(first).getFirst();
        Told back = worker("w1", 1, executor);
        assertEquals(
                List.of(new FromMaster.StopExecutor(journal.epoch(), executor)),
                back.all(FromMaster.StopExecutor.class));
    }

    @Test
    void losesAWorkerThatIsSilent() {
        Told silent = worker("w1", 1);
        Told application = application("app", 1);
        live(application);
        assertTrue(silent.closed);
        assertEquals(1, application.all(FromMaster.ExecutorGone.class).size());
    }

    @Test
    void keepsTheExecutorsOfAWorkerThatComesBackInTime() {
        Told worker = worker("w1", 1);
        Told application = application("app", 1);
        ExecutorKey executor = started(worker).getFirst();
        leader.disconnected(worker);
        clock.turn(Leader.SECONDS);
        Told back = worker("w1", 1, executor);
        live(back, application);
        assertEquals(List.of(), application.all(FromMaster.ExecutorGone.class));
        assertEquals(List.of(), back.messages);
    }

    @Test
    void replacesTheExecutorsOfAWorkerThatWillEndBeforeTheyDo() {
        Told leaving = worker("w1", 2);
        Told application = application("app", 1);
        ExecutorKey executor = started(leaving).getFirst();
        leader.receive(leaving, new ToMaster.Drain(30_000));
        assertEquals(
                List.of(
                        new FromMaster.ExecutorLeaving(
                                journal.epoch(), executor.executorId(), "its worker ends", 30_000)),
                application.messages);
        Told other = worker("w2", 2);
        assertEquals(1, started(other).size());
        leader.receive(application, new ToMaster.ReleaseExecutor(executor.executorId()));
        assertEquals(1, leaving.all(FromMaster.StopExecutor.class).size());
        assertEquals(1, started(leaving).size());
        assertEquals(1, started(other).size());
    }

    @Test
    void endsAnApplicationWhoseDriverIsGone() {
        Told worker = worker("w1", 1);
        Told application = application("app", 1);
        leader.disconnected(application);
        clock.turn(Leader.APPLICATION_GRACE);
        assertEquals(1, worker.all(FromMaster.StopExecutor.class).size());
        application("other", 1);
        assertEquals("other", started(worker).getLast().applicationId());
    }

    @Test
    void goesOnWithWhatTheLastMasterKnew() throws IOException {
        Told worker = worker("w1", 2);
        worker("w2", 2);
        application("app", 2);
        ExecutorKey executor = started(worker).getFirst();
        journal.close();
        lead();
        Told back = worker("w1", 2, executor);
        Told application = application("app", 2);
        assertEquals(List.of(), back.messages, "it waits for the other worker");
        clock.turn(8 * Leader.SECONDS);
        leader.receive(back, new ToMaster.Heartbeat());
        leader.receive(application, new ToMaster.Heartbeat());
        clock.turn(8 * Leader.SECONDS);
        assertEquals(
                List.of("executor-2-1"),
                started(back).stream().map(ExecutorKey::executorId).toList());
        assertEquals(List.of(), application.messages);
    }

    @Test
    void findsALogOnWhicheverWorkerItIs() {
        Told first = worker("w1", 1);
        Told second = worker("w2", 1);
        CompletableFuture<Answer> asked =
                leader.answer(
                        new Told(), new ToMaster.ReadLog(new ExecutorKey("app", "executor-1-1")));
        first.answer.completeExceptionally(new IOException("its connection is over"));
        Answer.Log log = new Answer.Log(ByteBuffer.wrap(new byte[] {1}));
        second.answer.complete(log);
        assertEquals(log, asked.join());
    }

    /// As after another master, to which it was sent, has ended.
    @Test
    void findsAJarOnWhicheverWorkerItIs() {
        Told worker = worker("w1", 1);
        String hash = "1".repeat(64);
        CompletableFuture<Answer> asked =
                leader.answer(new Told(), new ToMaster.GetJar(hash, 1 << 20));
        assertEquals(List.of(new FromMaster.ReadJar(1, hash, 1 << 20)), worker.messages);
        Answer.JarPart part = new Answer.JarPart(ByteBuffer.wrap(new byte[] {1}), true);
        worker.answer.complete(part);
        assertEquals(part, asked.join());
    }

    private static ProgramSpec program(String id, boolean supervise) {
        return new ProgramSpec(id, "0".repeat(64), "Main", List.of("a"), Map.of(), GIB, supervise);
    }

    private ProgramStatus status(String id) {
        return assertInstanceOf(
                        Answer.Program.class,
                        leader.receive(new Told(), new ToMaster.ShowProgram(id)))
                .status();
    }

    private void submit(ProgramSpec program) throws IOException {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        Files.writeString(jars.resolve(program.jar() + ".jar"), "");
        leader.receive(new Told(), new ToMaster.SubmitProgram(program));
    }

    @Test
    void startsAProgramAgainThatIsSupervised() throws IOException {
        submit(program("p", true));
        assertEquals(ProgramState.WAITING, status("p").state());
        Told worker = worker("w1", 1);
        for (int i = 1; i <= 3; i++) {
            assertEquals(i, status("p").starts());
            assertEquals(i, worker.all(FromMaster.StartProgram.class).size());
            leader.receive(worker, new ToMaster.ProgramEnded("p", 1, "it ended with 1"));
            assertEquals(ProgramState.WAITING, status("p").state());
            clock.turn(5 * Leader.SECONDS);
            leader.receive(worker, new ToMaster.Heartbeat());
        }
        leader.receive(worker, new ToMaster.ProgramEnded("p", 0, "it ended with 0"));
        assertEquals(ProgramState.FINISHED, status("p").state());
    }

    @Test
    void failsAProgramThatIsLostWithItsWorker() throws IOException {
        Told worker = worker("w1", 1);
        submit(program("p", false));
        leader.disconnected(worker);
        clock.turn(Leader.WORKER_GRACE);
        assertEquals(ProgramState.FAILED, status("p").state());
        Told back = worker("w1", 1, List.of("p"));
        assertEquals(List.of(new FromMaster.StopProgram(journal.epoch(), "p")), back.messages);
    }

    @Test
    void knowsTheProgramsOfTheLastMaster() throws IOException {
        worker("w1", 1);
        submit(program("p", false));
        journal.close();
        lead();
        Told back = worker("w1", 1, List.of("p"));
        assertEquals(List.of(), back.messages);
        leader.receive(new Told(), new ToMaster.KillProgram("p"));
        assertEquals(1, back.all(FromMaster.StopProgram.class).size());
        assertEquals(ProgramState.KILLED, status("p").state());
    }

    /// It ended between two looks of the worker, under a master that had not placed it.
    @Test
    void takesNoExecutorForRunningThatHasEnded() {
        Told application = application("app", 1);
        ExecutorKey executor = new ExecutorKey("app", "executor-0-1");
        Told worker = new Told();
        leader.receive(
                worker,
                new ToMaster.RegisterWorker(
                        new WorkerSpec("w1", "h", 1, 8 * GIB),
                        0,
                        List.of(executor),
                        List.of(
                                new ToMaster.ExecutorEnded(
                                        executor, new ExecutorExit(Cause.KILLED, "killed"))),
                        List.of(),
                        List.of()));
        assertEquals(List.of(), application.messages);
        assertEquals(1, started(worker).size());
    }

    @Test
    void refusesWhoHasNotRegistered() {
        assertInstanceOf(
                Answer.Refused.class, leader.receive(new Told(), new ToMaster.Heartbeat()));
        assertInstanceOf(
                Answer.Refused.class,
                leader.receive(worker("w1", 1), new ToMaster.RequestExecutors(5)));
    }
}
