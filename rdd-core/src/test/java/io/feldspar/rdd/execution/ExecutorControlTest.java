package io.feldspar.rdd.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutorControlTest {

    /// What the runner was told that concerns what was fetched.
    private final List<String> told = new ArrayList<>();

    private final List<ToDriver> said = new ArrayList<>();
    private final ExecutorControl control =
            new ExecutorControl(
                    new ExecutorControl.Settings(
                            "e",
                            "h",
                            "",
                            1,
                            "app",
                            BlockAddress.IN_PROCESS,
                            BlockAddress.IN_PROCESS,
                            0,
                            0),
                    new NoTime(),
                    new Runner(),
                    new ShuffleDirectory(),
                    said::add);

    /// Nothing here waits.
    private static final class NoTime implements Time {

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Timer after(long delayNanos, Runnable action) {
            return () -> {};
        }
    }

    private final class Runner implements TaskRunner {

        @Override
        public void start(TaskSpec task, TaskWork work) {
            told.add("start");
        }

        @Override
        public void kill(long taskAttemptId, String reason) {
            told.add("kill");
        }

        @Override
        public void leave(int pass) {
            told.add("leave");
        }

        @Override
        public void commitAnswered(long taskAttemptId, boolean allowed) {
            told.add("commit answered");
        }

        @Override
        public void forgetResult(long taskAttemptId) {
            told.add("forget result");
        }

        @Override
        public void dropMapOutput(int shuffleId, long taskAttemptId) {
            told.add("drop output");
        }

        @Override
        public void forgetShuffle(int shuffleId) {
            told.add("forget shuffle");
        }

        @Override
        public Set<Integer> heldShuffles() {
            return Set.of();
        }

        @Override
        public void forgetStage(int stageId) {
            told.add("forget stage " + stageId);
        }

        @Override
        public void dropBroadcast(String broadcast) {
            told.add("drop " + broadcast);
        }

        @Override
        public void dropFetched() {
            told.add("drop fetched");
        }

        @Override
        public void reset() {
            told.add("reset");
        }
    }

    @Test
    void dropsWhatItFetchedWhereMessagesMayHaveBeenLost() {
        control.start();
        control.receive(new ToExecutor.Registered(3, 1));
        control.receive(new ToExecutor.DropBroadcast("b/1"));
        control.receive(new ToExecutor.ForgetStage(4));
        assertEquals(List.of("drop b/1", "forget stage 4"), told);
        control.reconnected();
        control.receive(new ToExecutor.Registered(3, 1));
        assertEquals(List.of("drop b/1", "forget stage 4", "drop fetched"), told);
        control.receive(new ToExecutor.Registered(4, 1));
        assertEquals("reset", told.getLast());
    }

    @Test
    void doesNotRegisterAgainOnceItWasRefused() {
        control.start();
        assertEquals(1, said.size());
        control.receive(new ToExecutor.Refused("of another application"));
        assertEquals("of another application", control.refusal());
        control.reconnected();
        assertEquals(1, said.size());
    }
}
