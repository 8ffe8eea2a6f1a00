package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The barrier of one attempt of a barrier stage. Each task reports its barrier epoch and a
/// message. When all tasks have arrived, each gets all messages, and the next epoch begins.
final class BarrierMeeting {

    private final @Nullable TaskAttempt[] there;
    private final List<String> messages = new ArrayList<>();
    private List<String> lastMessages = List.of();
    private int arrived;
    private int epoch;

    BarrierMeeting(int tasks) {
        this.there = new TaskAttempt[tasks];
        clear();
    }

    private void clear() {
        messages.clear();
        for (int i = 0; i < there.length; i++) {
            there[i] = null;
            messages.add("");
        }
        arrived = 0;
    }

    /// A task waits. One that was answered before, but did not get the answer, gets it again.
    void arrived(TaskAttempt attempt, int atEpoch, String message, ExecutorPort port) {
        if (atEpoch == epoch - 1) {
            answer(attempt, atEpoch, lastMessages, port);
            return;
        }
        if (atEpoch != epoch || there[attempt.index()] != null) {
            return;
        }
        there[attempt.index()] = attempt;
        messages.set(attempt.index(), message);
        arrived++;
        if (arrived == there.length) {
            List<TaskAttempt> all = new ArrayList<>();
            for (TaskAttempt each : there) {
                if (each != null) {
                    all.add(each);
                }
            }
            lastMessages = List.copyOf(messages);
            epoch++;
            clear();
            all.forEach(each -> answer(each, atEpoch, lastMessages, port));
        }
    }

    private static void answer(
            TaskAttempt attempt, int epoch, List<String> messages, ExecutorPort port) {
        port.send(
                attempt.executorId(), new ToExecutor.BarrierPassed(attempt.id(), epoch, messages));
    }

    /// Whether all had come at that epoch, so that one who says it again only missed the answer.
    boolean isOver(int atEpoch) {
        return atEpoch < epoch;
    }

    /// Whether others wait for a task that has not come.
    boolean waitsFor(int index) {
        return arrived > 0 && there[index] == null;
    }
}
