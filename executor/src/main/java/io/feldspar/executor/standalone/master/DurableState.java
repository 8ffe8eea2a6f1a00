package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.WorkerSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the entries of a journal come to.
final class DurableState {

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
        }
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
        return entries;
    }
}
