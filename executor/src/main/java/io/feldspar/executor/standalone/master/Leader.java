package io.feldspar.executor.standalone.master;

import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.standalone.link.Jars;
import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.ApplicationSpec;
import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.rdd.loop.Time;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The master that leads: a state machine, all of whose methods are called on one thread.
///
/// ```text
/// recovering ── all that the journal knows are back, or time is over ──► placing
/// ```
///
/// Which executors run is not in the journal: workers tell it when they register.
final class Leader {

    private static final Logger LOG = LoggerFactory.getLogger(Leader.class);

    static final long SECONDS = 1_000_000_000L;

    /// Silence after which a member is taken for disconnected.
    static final long SILENCE = 10 * SECONDS;

    /// How long a worker may take to come back; shorter than drivers wait for the reason of an end.
    static final long WORKER_GRACE = 3 * SECONDS / 2;

    static final long APPLICATION_GRACE = 10 * SECONDS;

    /// How long a new master waits for those that the last one knew.
    static final long RECOVERY = 15 * SECONDS;

    private static final long CLEAN_UP = 3600 * SECONDS;

    private final Journal journal;
    private final Time time;
    private final JarStore jars;
    private final Members members = new Members();
    private final Programs programs;
    private long executorsPlaced;
    private boolean recovering;

    Leader(Journal journal, JarStore jars, Time time) {
        this.journal = journal;
        this.jars = jars;
        this.time = time;
        this.programs = new Programs(journal, members, time, this::place);
        members.restore(journal.state());
        recovering = !members.allConnected();
        if (recovering) {
            time.after(RECOVERY, this::endRecovery);
        }
        time.after(SILENCE / 4, this::findSilent);
        deleteUnusedJars();
    }

    private void deleteUnusedJars() {
        Set<String> used = new HashSet<>();
        members.applications().values().forEach(each -> used.addAll(each.spec().jars()));
        journal.state().programs().values().stream()
                .filter(each -> !each.state().isOver())
                .forEach(each -> used.add(each.program().jar()));
        jars.deleteUnused(used);
        time.after(CLEAN_UP, this::deleteUnusedJars);
    }

    /// Takes a message.
    ///
    /// @return what to answer
    Answer receive(Peer from, ToMaster message) {
        Member member = members.of(from);
        if (member != null) {
            member.seen(time.nanos());
        }
        Answer answer =
                switch (message) {
                    case ToMaster.RegisterWorker register -> register(from, register);
                    case ToMaster.RegisterApplication register -> register(from, register);
                    case ToMaster.JarMessage jar -> jars.answer(jar);
                    case ToMaster.OfProgram request -> receive(request);
                    case ToMaster.ShowStatus _ ->
                            new Answer.Status(members.status(journal, recovering));
                    case ToMaster.OfWorker news when member instanceof WorkerEntry worker ->
                            receive(worker, news);
                    case ToMaster.OfApplication request
                            when member instanceof ApplicationEntry application ->
                            receive(application, request);
                    case ToMaster.ReadLog _ -> new Answer.Refused("a log is read elsewhere");
                    case ToMaster.Heartbeat _ when member != null -> new Answer.Done();
                    case ToMaster.Heartbeat _, ToMaster.OfWorker _, ToMaster.OfApplication _ ->
                            new Answer.Refused("register first");
                };
        place();
        return answer;
    }

    /// As [#receive], for messages whose answer may be with a worker.
    CompletableFuture<Answer> answer(Peer from, ToMaster message) {
        if (message instanceof ToMaster.ReadLog(ExecutorKey executor)) {
            return askWorkers(new FromMaster.ReadLog(journal.epoch(), executor));
        }
        if (message instanceof ToMaster.GetJar(String hash, long offset)
                && Jars.isHash(hash)
                && !jars.has(hash)) {
            return askWorkers(new FromMaster.ReadJar(journal.epoch(), hash, offset));
        }
        return CompletableFuture.completedFuture(receive(from, message));
    }

    /// Asks all workers: which of them had an executor that has ended, or fetched a JAR that
    /// another master was sent, is not known.
    private CompletableFuture<Answer> askWorkers(FromMaster.Read what) {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        for (WorkerEntry each : members.workers().values()) {
            Peer peer = each.peer();
            if (peer != null) {
                asked.add(
                        peer.ask(what)
                                .exceptionally(_ -> new Answer.Missing())
                                .completeOnTimeout(new Answer.Missing(), 5, TimeUnit.SECONDS));
            }
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(
                        _ ->
                                asked.stream()
                                        .map(CompletableFuture::join)
                                        .filter(each -> !(each instanceof Answer.Missing))
                                        .findFirst()
                                        .orElseGet(Answer.Missing::new));
    }

    private Answer receive(ToMaster.OfProgram request) {
        return switch (request) {
            case ToMaster.SubmitProgram(ProgramSpec program) ->
                    jars.has(program.jar())
                            ? programs.submit(program)
                            : new Answer.Refused("its JAR was not sent");
            case ToMaster.KillProgram(String id) -> programs.kill(id);
            case ToMaster.ShowProgram(String id) -> programs.show(id);
        };
    }

    private Answer receive(WorkerEntry worker, ToMaster.OfWorker news) {
        return switch (news) {
            case ToMaster.ExecutorEnded ended -> ended(worker, ended);
            case ToMaster.ProgramEnded ended -> programs.ended(worker, ended);
            case ToMaster.Drain(long withinMillis) -> drain(worker, withinMillis);
        };
    }

    private Answer receive(ApplicationEntry application, ToMaster.OfApplication request) {
        return switch (request) {
            case ToMaster.RequestExecutors(int executors) -> want(application, executors);
            case ToMaster.ReleaseExecutor(String executorId) -> release(application, executorId);
            case ToMaster.EndApplication _ -> {
                end(application, "it is over");
                yield new Answer.Done();
            }
        };
    }

    // ---- workers ----

    private Answer register(Peer from, ToMaster.RegisterWorker register) {
        String id = register.worker().id();
        WorkerEntry worker = members.workers().get(id);
        if (worker == null) {
            journal.append(new JournalEntry.WorkerJoined(register.worker()));
            worker = new WorkerEntry(register.worker());
            LOG.info("{} is there", register.worker());
        }
        members.connect(worker, from, time.nanos());
        for (ToMaster.ExecutorEnded each : register.ended()) {
            ended(worker, each);
        }
        Set<ExecutorKey> there = new HashSet<>(register.executors());
        // One may have ended while the worker wrote this.
        register.ended().forEach(each -> there.remove(each.executor()));
        for (ExecutorEntry each : List.copyOf(worker.executors().values())) {
            if (!there.contains(each.key())) {
                ended(each, lost("its worker does not have it"));
            }
        }
        for (ExecutorKey each : there) {
            adopt(worker, each);
        }
        programs.registered(worker, register);
        if (register.drainMillis() > 0) {
            drain(worker, register.drainMillis());
        }
        endRecoveryIfComplete();
        return new Answer.Accepted(journal.epoch());
    }

    /// An executor that the worker runs: one that is known, that an earlier master placed, or that
    /// nobody waits for.
    private void adopt(WorkerEntry worker, ExecutorKey key) {
        if (worker.executors().containsKey(key)) {
            return;
        }
        ApplicationEntry application = members.applications().get(key.applicationId());
        if (application == null || application.isGone(key.executorId())) {
            worker.tell(new FromMaster.StopExecutor(journal.epoch(), key));
        } else {
            add(new ExecutorEntry(key, application, worker, time.nanos()));
        }
    }

    private static void add(ExecutorEntry executor) {
        executor.worker().executors().put(executor.key(), executor);
        executor.application().executors().put(executor.id(), executor);
    }

    private Answer ended(WorkerEntry worker, ToMaster.ExecutorEnded ended) {
        ExecutorEntry executor = worker.executors().get(ended.executor());
        if (executor != null) {
            ended(executor, ended.exit());
        }
        return new Answer.Done();
    }

    private void ended(ExecutorEntry executor, ExecutorExit exit) {
        ApplicationEntry application = executor.application();
        executor.worker().executors().remove(executor.key());
        application.ended(executor, exit.isFault(), time.nanos());
        LOG.info("{} has ended: {}", executor.key(), exit);
        application.tell(new FromMaster.ExecutorGone(journal.epoch(), executor.id(), exit));
        if (application.delay() > 0) {
            time.after(application.delay(), this::place);
        }
    }

    private Answer drain(WorkerEntry worker, long withinMillis) {
        LOG.info("{} accepts no more executors", worker.spec());
        worker.drain();
        for (ExecutorEntry each : worker.executors().values()) {
            each.application()
                    .tell(
                            new FromMaster.ExecutorLeaving(
                                    journal.epoch(), each.id(), "its worker ends", withinMillis));
        }
        return new Answer.Done();
    }

    private static ExecutorExit lost(String why) {
        return new ExecutorExit(ExecutorExit.Cause.HOST_LOST, why);
    }

    private void lose(WorkerEntry worker, String why) {
        LOG.warn("{} is lost: {}", worker.spec(), why);
        members.remove(worker);
        for (ExecutorEntry each : List.copyOf(worker.executors().values())) {
            ended(each, lost("its worker is lost: " + why));
        }
        programs.lost(worker, why);
        journal.append(new JournalEntry.WorkerLeft(worker.spec().id()));
    }

    // ---- applications ----

    private Answer register(Peer from, ToMaster.RegisterApplication register) {
        ApplicationSpec spec = register.application();
        ApplicationEntry application = members.applications().get(spec.id());
        if (application == null) {
            journal.append(new JournalEntry.ApplicationJoined(spec, register.executors()));
            application = new ApplicationEntry(spec, register.executors());
            LOG.info("{} has registered and requests {} executors", spec, register.executors());
        }
        members.connect(application, from, time.nanos());
        want(application, register.executors());
        endRecoveryIfComplete();
        return new Answer.Accepted(journal.epoch());
    }

    private Answer want(ApplicationEntry application, int executors) {
        if (executors < 0) {
            return new Answer.Refused("%d executors cannot be requested".formatted(executors));
        }
        if (executors != application.wanted()) {
            journal.append(new JournalEntry.ApplicationWants(application.spec().id(), executors));
            application.want(executors);
        }
        return new Answer.Done();
    }

    private Answer release(ApplicationEntry application, String executorId) {
        ExecutorEntry executor = application.executors().get(executorId);
        if (executor != null) {
            stop(executor);
            executor.worker().executors().remove(executor.key());
            application.ended(executor, false, time.nanos());
        }
        return new Answer.Done();
    }

    private void stop(ExecutorEntry executor) {
        executor.worker().tell(new FromMaster.StopExecutor(journal.epoch(), executor.key()));
    }

    private void end(ApplicationEntry application, String why) {
        LOG.info("Application {} ends: {}", application.spec().id(), why);
        members.remove(application);
        for (ExecutorEntry each : application.executors().values()) {
            stop(each);
            each.worker().executors().remove(each.key());
        }
        String id = application.spec().id();
        for (WorkerEntry worker : members.workers().values()) {
            worker.tell(new FromMaster.ApplicationOver(journal.epoch(), id));
        }
        journal.append(new JournalEntry.ApplicationLeft(id));
    }

    // ---- liveness ----

    /// The connection is closed. The member may reconnect.
    void disconnected(Peer peer) {
        Member member = members.disconnect(peer);
        if (member == null) {
            return;
        }
        long before = member.connections();
        long grace =
                switch (member) {
                    case WorkerEntry _ -> WORKER_GRACE;
                    case ApplicationEntry _ -> APPLICATION_GRACE;
                };
        time.after(
                grace,
                () -> {
                    if (member.connections() == before && !recovering) {
                        giveUp(member, "its connection is over");
                    }
                });
    }

    private void giveUp(Member member, String why) {
        if (members.contains(member)) {
            switch (member) {
                case WorkerEntry worker -> lose(worker, why);
                case ApplicationEntry application -> end(application, why);
            }
            place();
        }
    }

    private void findSilent() {
        for (Member each : members.all()) {
            Peer peer = each.peer();
            if (peer != null && time.nanos() - each.lastSeen() > SILENCE) {
                peer.close();
                disconnected(peer);
            }
        }
        time.after(SILENCE / 4, this::findSilent);
    }

    private void endRecoveryIfComplete() {
        if (recovering && members.allConnected()) {
            endRecovery();
        }
    }

    private void endRecovery() {
        if (!recovering) {
            return;
        }
        recovering = false;
        for (Member each : members.all()) {
            if (each.peer() == null) {
                giveUp(each, "it did not register with the new master");
            }
        }
        place();
    }

    // ---- placing ----

    private void place() {
        if (recovering) {
            return;
        }
        programs.place();
        for (ApplicationEntry application : members.applications().values()) {
            while (application.wantsMore(time.nanos())) {
                Optional<WorkerEntry> worker =
                        Placement.choose(application, members.workers().values());
                if (worker.isEmpty()) {
                    break;
                }
                place(application, worker.get());
            }
        }
    }

    private void place(ApplicationEntry application, WorkerEntry worker) {
        // With the epoch, since another master numbers from 1 again.
        String id = "executor-%d-%d".formatted(journal.epoch(), ++executorsPlaced);
        ExecutorKey key = new ExecutorKey(application.spec().id(), id);
        add(new ExecutorEntry(key, application, worker, time.nanos()));
        worker.tell(new FromMaster.StartExecutor(journal.epoch(), application.spec(), id));
    }
}
