package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.ProgramStatus;
import io.feldspar.executor.standalone.message.WorkerSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the entries of a journal come to.
final class DurableState {

    /// So many programs are remembered after their end.
    private static final int MOST_OVER = 100;

    private final Map<String, ProgramStatus> programs = new LinkedHashMap<>();
    private final Map<String, WorkerSpec> workers = new LinkedHashMap<>();
    private final Map<String, JournalEntry.ApplicationJoined> applications = new LinkedHashMap<>();

    void apply(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.WorkerJoined(WorkerSpec worker) -> workers.put(worker.id(), worker);
            case JournalEntry.WorkerLeft(String id) -> workers.remove(id);
            case JournalEntry.ApplicationJoined joined ->
                    applications.put(joined.application().id(), joined);
            case JournalEntry.ApplicationWants(String id, int executors) ->
                    applications.computeIfPresent(
                            id,
                            (_, joined) ->
                                    new JournalEntry.ApplicationJoined(
                                            joined.application(), executors));
            case JournalEntry.ApplicationLeft(String id) -> applications.remove(id);
            case JournalEntry.ProgramChanged(ProgramStatus program) -> {
                programs.put(program.program().id(), program);
                forgetOldest();
            }
        }
    }

    /// What it comes to with one entry more; this one stays as it is.
    DurableState with(JournalEntry entry) {
        DurableState next = new DurableState();
        entries().forEach(next::apply);
        next.apply(entry);
        return next;
    }

    private void forgetOldest() {
        List<String> over =
                programs.values().stream()
                        .filter(each -> each.state().isOver())
                        .map(each -> each.program().id())
                        .toList();
        over.stream().limit(Math.max(0, over.size() - MOST_OVER)).forEach(programs::remove);
    }

    Map<String, ProgramStatus> programs() {
        return programs;
    }

    Collection<WorkerSpec> workers() {
        return workers.values();
    }

    Collection<JournalEntry.ApplicationJoined> applications() {
        return applications.values();
    }

    /// Entries that come to the same.
    List<JournalEntry> entries() {
        List<JournalEntry> entries = new ArrayList<>();
        workers.values().forEach(each -> entries.add(new JournalEntry.WorkerJoined(each)));
        entries.addAll(applications.values());
        programs.values().forEach(each -> entries.add(new JournalEntry.ProgramChanged(each)));
        return entries;
    }
}
