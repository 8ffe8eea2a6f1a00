package io.feldspar.executor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.rdd.protocol.CachedBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How many executors there are as tasks come and go.
class ExecutorAllocationTest {

    private final List<Integer> requests = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private long now;
    private final ExecutorAllocation allocation =
            new ExecutorAllocation(
                    new ExecutorCount(1, 4, Duration.ofSeconds(10)),
                    2,
                    requests::add,
                    released::add,
                    () -> now);

    private void turn(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        allocation.reduce();
    }

    private void executors(String... ids) {
        for (String each : ids) {
            allocation.executorAdded(each, "h", 2);
        }
    }

    @Test
    void requestsAsManyAsTasksNeedWithinItsBounds() {
        allocation.stageSubmitted(1, 0, 2, "few");
        assertEquals(List.of(), requests);
        allocation.stageSubmitted(2, 0, 3, "more");
        assertEquals(List.of(3), requests);
        allocation.stageSubmitted(3, 0, 100, "many");
        assertEquals(List.of(3, 4), requests);
    }

    @Test
    void readsHowManyThereAre() {
        assertEquals(ExecutorCount.of(3), ExecutorCount.parse("3"));
        assertEquals(new ExecutorCount(0, 8, Duration.ZERO), ExecutorCount.parse("0..8"));
        for (String wrong : List.of("", "0", "x", "2..1", "1..", "-1", "1...2")) {
            assertThrows(IllegalArgumentException.class, () -> ExecutorCount.parse(wrong), wrong);
        }
    }

    @Test
    void releasesWhatIsIdleForLongDownToTheLeast() {
        allocation.stageSubmitted(1, 0, 6, "stage");
        executors("a", "b", "c");
        allocation.taskStarted(1, 0, 7, "a");
        turn(9);
        assertEquals(List.of(), released, "tasks are left");
        for (int i = 0; i < 6; i++) {
            allocation.taskEnded(1, i, i == 0 ? 7 : 100 + i, "succeeded");
        }
        allocation.stageCompleted(1, 0, "");
        turn(1);
        assertEquals(List.of("b", "c"), released.stream().sorted().toList());
        released.forEach(each -> allocation.executorRemoved(each, ExecutorAllocation.IDLE));
        assertEquals(List.of(3, 2, 1), requests);
        turn(100);
        assertEquals(2, released.size());
    }

    @Test
    void releasesNoneThatKeepsPartitions() {
        executors("a", "b");
        CachedBlock block = new CachedBlock(1, 1, 0, 0, true, 10, false, 0);
        allocation.blockChanged("a", block);
        allocation.blockChanged("b", block);
        turn(20);
        assertEquals(List.of(), released);
        allocation.blockChanged("a", new CachedBlock(1, 1, 0, 0, false, 0, false, 0));
        turn(20);
        assertEquals(List.of("a"), released);
    }

    @Test
    void givesUpWhatNoClusterHadRoomFor() {
        allocation.stageSubmitted(1, 0, 100, "stage");
        executors("a");
        allocation.stageCompleted(1, 0, "");
        turn(1);
        assertEquals(List.of(4, 1), requests);
    }
}
