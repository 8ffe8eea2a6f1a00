package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.ApplicationSpec;
import io.feldspar.executor.standalone.message.ProgramStatus;
import io.feldspar.executor.standalone.message.WorkerSpec;

/// A change of what a master must not forget.
sealed interface JournalEntry {

    record WorkerJoined(WorkerSpec worker) implements JournalEntry {}

    record WorkerLeft(String workerId) implements JournalEntry {}

    /// @param executors how many executors it wants
    record ApplicationJoined(ApplicationSpec application, int executors) implements JournalEntry {}

    record ApplicationWants(String applicationId, int executors) implements JournalEntry {}

    record ApplicationLeft(String applicationId) implements JournalEntry {}

    /// A program was submitted, or is elsewhere or otherwise than before.
    record ProgramChanged(ProgramStatus program) implements JournalEntry {}
}
