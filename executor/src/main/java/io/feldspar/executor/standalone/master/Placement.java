package io.feldspar.executor.standalone.master;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Chooses the worker of an application's next executor: executors are spread, over the workers
/// that have the fewest of the application, and where none of its executors failed of late.
final class Placement {

    private Placement() {}

    /// Empty where no worker has room.
    static Optional<WorkerEntry> choose(
            ApplicationEntry application, Collection<WorkerEntry> workers) {
        return workers.stream()
                .filter(each -> each.hasRoomFor(application.spec().executor()))
                .min(
                        Comparator.<WorkerEntry>comparingInt(application::failuresOn)
                                .thenComparingLong(each -> executorsOn(application, each))
                                .thenComparingInt(each -> -each.freeCores()));
    }

    private static long executorsOn(ApplicationEntry application, WorkerEntry worker) {
        return application.executors().values().stream()
                .filter(each -> each.worker() == worker)
                .count();
    }
}
