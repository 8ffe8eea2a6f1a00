package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.FromMaster;
import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.ProgramState;
import io.feldspar.executor.standalone.message.ProgramStatus;
import io.feldspar.executor.standalone.message.ToMaster;
import io.feldspar.rdd.loop.Time;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The programs that workers run for people who submitted them.
///
/// ```text
/// WAITING ──► RUNNING ── ended well ──► FINISHED
///    ▲           ├── failed, its worker was lost ──► FAILED
///    └───────────┘   supervised: it waits a little longer each time
/// ```
///
/// All of it is in the journal before it counts. Called on the leader's thread.
final class Programs {

    private static final long DELAY = Leader.SECONDS;
    private static final int MOST_DOUBLINGS = 6;

    private final Journal journal;
    private final Members members;
    private final Time time;
    private final Runnable place;

    /// When programs that failed may be started again.
    private final Map<String, Long> notBefore = new HashMap<>();

    /// @param place has everything placed for which there is room
    Programs(Journal journal, Members members, Time time, Runnable place) {
        this.journal = journal;
        this.members = members;
        this.time = time;
        this.place = place;
    }

    private Map<String, ProgramStatus> all() {
        return journal.state().programs();
    }

    private void change(ProgramStatus program) {
        journal.append(new JournalEntry.ProgramChanged(program));
    }

    Answer submit(ProgramSpec program) {
        if (!all().containsKey(program.id())) {
            change(new ProgramStatus(program, ProgramState.WAITING, "", "", 0));
        }
        return show(program.id());
    }

    Answer show(String id) {
        ProgramStatus program = all().get(id);
        return program == null ? new Answer.Missing() : new Answer.Program(program);
    }

    Answer kill(String id) {
        ProgramStatus program = all().get(id);
        if (program != null && !program.state().isOver()) {
            change(program.with(ProgramState.KILLED, "it was killed"));
            WorkerEntry worker = members.workers().get(program.workerId());
            if (worker != null && worker.programs().remove(id) != null) {
                worker.tell(new FromMaster.StopProgram(journal.epoch(), id));
            }
        }
        return show(id);
    }

    /// Takes what the worker says about programs: those that an earlier master placed continue.
    void registered(WorkerEntry worker, ToMaster.RegisterWorker register) {
        register.programsEnded().forEach(each -> ended(worker, each));
        for (String id : register.programs()) {
            ProgramStatus program = all().get(id);
            if (program != null && runsOn(program, worker)) {
                worker.programs().put(id, program.program().memory());
            } else {
                worker.tell(new FromMaster.StopProgram(journal.epoch(), id));
            }
        }
        for (ProgramStatus each : List.copyOf(all().values())) {
            if (runsOn(each, worker) && !register.programs().contains(each.program().id())) {
                failed(worker, each, "its worker does not have it");
            }
        }
    }

    private static boolean runsOn(ProgramStatus program, WorkerEntry worker) {
        return program.state() == ProgramState.RUNNING
                && program.workerId().equals(worker.spec().id());
    }

    Answer ended(WorkerEntry worker, ToMaster.ProgramEnded ended) {
        ProgramStatus program = all().get(ended.programId());
        if (program != null && runsOn(program, worker)) {
            if (ended.code() == 0) {
                worker.programs().remove(ended.programId());
                change(program.with(ProgramState.FINISHED, ended.message()));
            } else {
                failed(worker, program, ended.message());
            }
        }
        return new Answer.Done();
    }

    void lost(WorkerEntry worker, String why) {
        for (ProgramStatus each : List.copyOf(all().values())) {
            if (runsOn(each, worker)) {
                failed(worker, each, "its worker is lost: " + why);
            }
        }
    }

    private void failed(WorkerEntry worker, ProgramStatus program, String why) {
        String id = program.program().id();
        worker.programs().remove(id);
        if (!program.program().supervise()) {
            change(program.with(ProgramState.FAILED, why));
            return;
        }
        long delay = DELAY << Math.min(program.starts() - 1, MOST_DOUBLINGS);
        notBefore.put(id, time.nanos() + delay);
        change(program.with(ProgramState.WAITING, why));
        time.after(delay, place);
    }

    void place() {
        long now = time.nanos();
        for (ProgramStatus each : List.copyOf(all().values())) {
            String id = each.program().id();
            boolean waits = each.state() == ProgramState.WAITING;
            if (waits && now - notBefore.getOrDefault(id, now) >= 0) {
                place(each);
            }
        }
    }

    private void place(ProgramStatus program) {
        Optional<WorkerEntry> worker =
                members.workers().values().stream()
                        .filter(each -> each.hasRoomFor(program.program()))
                        .min(Comparator.comparingInt(each -> each.programs().size()));
        if (worker.isPresent()) {
            String id = program.program().id();
            notBefore.remove(id);
            change(program.startedOn(worker.get().spec().id()));
            worker.get().programs().put(id, program.program().memory());
            worker.get().tell(new FromMaster.StartProgram(journal.epoch(), program.program()));
        }
    }
}
