package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.ExecutorKey;
import io.feldspar.executor.standalone.message.ExecutorSpec;
import io.feldspar.executor.standalone.message.ProgramSpec;
import io.feldspar.executor.standalone.message.WorkerSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A worker and what runs on it.
final class WorkerEntry extends Member {

    private final WorkerSpec spec;
    private final Map<ExecutorKey, ExecutorEntry> executors = new LinkedHashMap<>();
    private final Map<String, Long> programs = new HashMap<>();
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

    void drain() {
        draining = true;
    }

    int usedCores() {
        return executors.values().stream()
                .mapToInt(each -> each.application().spec().executor().cores())
                .sum();
    }

    /// The heaps of programs by their ids.
    Map<String, Long> programs() {
        return programs;
    }

    long usedMemory() {
        long ofExecutors =
                executors.values().stream()
                        .mapToLong(each -> each.application().spec().executor().memory())
                        .sum();
        return ofExecutors + programs.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean hasRoomFor(ProgramSpec program) {
        return peer() != null && !draining && program.memory() <= spec.memory() - usedMemory();
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
