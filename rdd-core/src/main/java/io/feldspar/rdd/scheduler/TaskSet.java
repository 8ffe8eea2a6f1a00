package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.TaskSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tasks of one stage attempt, as the task scheduler sees them.
final class TaskSet {

    private final int jobId;
    private final int stageId;
    private final int attempt;
    private final int[] partitions;
    private final List<ShuffleSnapshot> inputs;
    private final List<TaskSpec.StoreEdition> editions;
    private final Map<String, String> properties;

    private final boolean[] done;
    private final int[] copies;
    private final int[] launches;
    private final int[] failures;
    private final List<Integer> pending = new ArrayList<>();
    private final Map<Long, TaskAttempt> running = new TreeMap<>();
    private final List<TaskSpec.ShuffleInput> inputGenerations;
    private int left;
    private boolean zombie;

    TaskSet(
            int jobId,
            int stageId,
            int attempt,
            int[] partitions,
            List<ShuffleSnapshot> inputs,
            List<TaskSpec.StoreEdition> editions,
            Map<String, String> properties) {
        this.jobId = jobId;
        this.stageId = stageId;
        this.attempt = attempt;
        this.partitions = partitions;
        this.inputs = List.copyOf(inputs);
        this.editions = List.copyOf(editions);
        this.properties = properties;
        this.done = new boolean[partitions.length];
        this.copies = new int[partitions.length];
        this.launches = new int[partitions.length];
        this.failures = new int[partitions.length];
        this.left = partitions.length;
        this.inputGenerations =
                this.inputs.stream()
                        .map(each -> new TaskSpec.ShuffleInput(each.shuffleId(), each.generation()))
                        .toList();
        for (int i = partitions.length - 1; i >= 0; i--) {
            pending.add(i);
        }
    }

    int jobId() {
        return jobId;
    }

    int stageId() {
        return stageId;
    }

    int attempt() {
        return attempt;
    }

    int[] partitions() {
        return partitions;
    }

    List<ShuffleSnapshot> inputs() {
        return inputs;
    }

    Collection<TaskAttempt> running() {
        return running.values();
    }

    /// Whether nothing is launched any more.
    boolean zombie() {
        return zombie;
    }

    void makeZombie() {
        zombie = true;
        pending.clear();
    }

    boolean finished() {
        return running.isEmpty() && (zombie || left == 0);
    }

    /// Takes the next task that may be launched, or gives -1.
    int takePending() {
        while (!pending.isEmpty()) {
            int index = pending.removeLast();
            if (!done[index] && copies[index] == 0) {
                return index;
            }
        }
        return -1;
    }

    /// Counts the launch and gives the attempt's number.
    int launched(int index) {
        copies[index]++;
        return launches[index]++;
    }

    void track(TaskAttempt attempt) {
        running.put(attempt.id(), attempt);
    }

    void ended(TaskAttempt attempt) {
        running.remove(attempt.id());
        copies[attempt.index()]--;
    }

    /// Marks the task done; false if it was already.
    boolean markDone(int index) {
        if (done[index]) {
            return false;
        }
        done[index] = true;
        left--;
        return true;
    }

    boolean isDone(int index) {
        return done[index];
    }

    /// Puts the task back, unless it is done or another copy runs.
    void requeue(int index) {
        if (!zombie && !done[index] && copies[index] == 0) {
            pending.add(index);
        }
    }

    int countFailure(int index) {
        return ++failures[index];
    }

    /// The place of the partition in this set, or -1.
    int indexOf(int partition) {
        for (int i = 0; i < partitions.length; i++) {
            if (partitions[i] == partition) {
                return i;
            }
        }
        return -1;
    }

    TaskSpec spec(TaskAttempt launched) {
        return new TaskSpec(
                launched.id(),
                stageId,
                attempt,
                launched.partition(),
                launched.attemptNumber(),
                launched.speculative(),
                inputGenerations,
                editions,
                properties);
    }

    @Nullable String property(String key) {
        return properties.get(key);
    }
}
