package io.feldspar.simulation;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How often each fault, each operation, each message and each path of the schedulers occurred.
///
/// It shows what the seeds reach: a thing that never occurred was not tried.
public final class Coverage {

    /// What schedulers, executors and the network can be seen to do.
    enum Path {
        FAIR_POOLS,
        SPECULATION_ON,
        EXCLUSION_ON,
        LOCALITY_WAIT,
        SLOW_TASKS,
        DEAF_TASKS,
        JOBS_AT_ONCE,
        STAGE_SHARED,
        STAGE_SKIPPED,
        STAGE_SUBMITTED_AGAIN,
        STAGE_SUBMITTED_PARTLY,
        STAGE_CANCELLED,
        JOB_CANCELLED,
        BARRIER_STARTED,
        BARRIER_STARTED_AGAIN,
        TASK_RETRIED,
        COPY_STARTED,
        COPY_KILLED,
        COPY_DONE_TOO,
        END_THAT_COMES_LATE,
        END_SAID_TWICE,
        COMMIT_ALLOWED,
        COMMIT_REFUSED,
        COMMIT_RIGHT_MOVED,
        OUTPUT_REPLACED,
        OUTPUT_ROLLED_BACK,
        RESULT_FETCHED,
        RESULT_LOST,
        EXECUTOR_REGISTERED_ANEW,
        EXECUTOR_RESUMED,
        EXECUTOR_LOST,
        CACHED_COMPUTED,
        CACHED_READ_HERE,
        CACHED_READ_ELSEWHERE,
        CACHED_FOUND_CORRUPT,
        CACHE_VERSION_BEGUN,
        CHECKPOINT_WRITTEN,
        LINEAGE_CUT,
        CHECKPOINT_READ,
        CHECKPOINT_FOUND_BROKEN,
        DISK_FOUND_FULL,
        MESSAGE_SWALLOWED,
        MESSAGE_LOST_WITH_CONNECTION,
        MESSAGE_OUTLIVED_CONNECTION,
        MESSAGE_DELAYED,
        MESSAGE_REPEATED,
        DRIVER_PAUSED,
        TASK_LINGERED,
        PREFERENCE_KEPT,
        WORK_FETCHED,
        WORK_CHANGED,
        WORK_UNKNOWN,
        DRIVER_OUT_OF_REACH,
        STREAM_BROKE,
        BROADCAST_FROM_DRIVER,
        BROADCAST_FROM_PEER,
        MESSAGES_REORDERED
    }

    private final Map<String, Long> counts = new TreeMap<>();

    /// Everything that can be counted, at zero.
    Coverage() {
        expect(Fault.Kind.values(), "fault");
        expect(Scenario.Op.values(), "operation");
        expect(Scenario.Kind.values(), "job");
        expect(Path.values(), "path");
        expect(FetchProblem.values(), "fetch");
        for (Reason reason : Reason.values()) {
            if (reason != Reason.CLOSED && reason != Reason.SCHEDULER_FAILED) {
                expect(new Reason[] {reason}, "failure");
            }
        }
        for (Class<?> sealed : List.of(ToDriver.class, ToExecutor.class, TaskOutcome.class)) {
            for (Class<?> each : sealed.getPermittedSubclasses()) {
                counts.put(name(sealed == TaskOutcome.class ? "end" : "message", each), 0L);
            }
        }
    }

    private void expect(Enum<?>[] all, String group) {
        for (Enum<?> each : all) {
            counts.put(group + " " + each, 0L);
        }
    }

    private static String name(String group, Class<?> type) {
        return group + " " + type.getSimpleName();
    }

    void saw(Path path) {
        add("path " + path, 1);
    }

    void saw(Fault.Kind kind) {
        add("fault " + kind, 1);
    }

    void saw(Scenario.Op op) {
        add("operation " + op, 1);
    }

    void saw(Scenario.Kind kind) {
        add("job " + kind, 1);
    }

    void saw(Reason reason) {
        add("failure " + reason, 1);
    }

    void sawMessage(Object message) {
        add(name("message", message.getClass()), 1);
    }

    void saw(TaskOutcome outcome) {
        add(name("end", outcome.getClass()), 1);
        if (outcome instanceof TaskOutcome.FetchFailed failed) {
            add("fetch " + failed.problem(), 1);
        }
    }

    private void add(String thing, long times) {
        counts.merge(thing, times, Long::sum);
    }

    void add(Coverage other) {
        other.counts.forEach(this::add);
    }

    /// What never occurred.
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        counts.forEach(
                (thing, times) -> {
                    if (times == 0) {
                        missing.add(thing);
                    }
                });
        return missing;
    }

    /// A line for each thing.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (thing, times) ->
                        text.append(String.format(Locale.ROOT, "%,12d  %s%n", times, thing)));
        return text.toString();
    }
}
