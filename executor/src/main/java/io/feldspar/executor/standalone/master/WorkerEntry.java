package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.ExecutorSpec;
import io.feldspar.executor.standalone.message.WorkerSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// A worker and what runs on it.
final class WorkerEntry extends Member {

    private final WorkerSpec spec;
    private final Map<ExecutorKey, ExecutorEntry> executors = new LinkedHashMap<>();
    private boolean draining;

    WorkerEntry(WorkerSpec spec) {
        this.spec = spec;
    }

    WorkerSpec spec() {
        return spec;
    }

    Map<ExecutorKey, ExecutorEntry> executors() {
        return executors;
    }

    /// Whether it takes no more executors.
    boolean isDraining() {
        return draining;
    }

    void setDraining(boolean drains) {
        draining = drains;
    }

    int usedCores() {
        return executors.values().stream()
                .mapToInt(each -> each.application().spec().executor().cores())
                .sum();
    }

    long usedMemory() {
        return executors.values().stream()
                .mapToLong(each -> each.application().spec().executor().memory())
                .sum();
    }

    int freeCores() {
        return spec.cores() - usedCores();
    }

    boolean hasRoomFor(ExecutorSpec executor) {
        return peer() != null
                && !draining
                && executor.cores() <= freeCores()
                && executor.memory() <= spec.memory() - usedMemory();
    }
}
