package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.iterator.Iterators;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BarrierTest {

    /// Counts the tasks that are about to wait. Tasks are serialized, so it is none of theirs.
    private static final Semaphore STUCK = new Semaphore(0);

    private final FeldsparContext context =
            FeldsparContext.builder()
                    .threads(2)
                    .executors(2)
                    .maxTaskFailures(3)
                    .encodeMessages(true)
                    .serializeTasks(true)
                    .build();

    @AfterEach
    void close() {
        context.close();
    }

    private Rdd<Integer> numbers(int slices) {
        return context.parallelize(IntStream.range(0, 40).boxed().toList(), slices);
    }

    @Test
    void tasksWaitForEachOtherAndHearWhatEachSays() {
        List<List<String>> heard =
                numbers(4)
                        .barrier()
                        .mapPartitions(
                                (task, rows) -> {
                                    int sum = 0;
                                    while (rows.hasNext()) {
                                        sum += rows.next();
                                    }
                                    List<String> sums = task.allGather(String.valueOf(sum));
                                    task.barrier();
                                    List<String> again = task.allGather("p" + task.partitionId());
                                    return List.of(sums, again).iterator();
                                })
                        .collect();
        assertEquals(8, heard.size());
        assertEquals(
                Set.of(List.of("45", "145", "245", "345"), List.of("p0", "p1", "p2", "p3")),
                new HashSet<>(heard));
    }

    @Test
    void everyTaskKnowsWhereTheOthersAre() {
        List<List<BarrierTask.TaskInfo>> infos =
                numbers(4)
                        .barrier()
                        .mapPartitions((task, rows) -> List.of(task.taskInfos()).iterator())
                        .collect();
        assertEquals(1, new HashSet<>(infos).size());
        assertEquals(
                List.of(0, 1, 2, 3),
                infos.getFirst().stream().map(BarrierTask.TaskInfo::partition).toList());
        assertEquals(
                Set.of("local", "local-1"),
                new HashSet<>(
                        infos.getFirst().stream().map(BarrierTask.TaskInfo::executorId).toList()));
    }

    @Test
    void aFailedTaskStartsAllAnew() {
        List<Integer> attempts =
                numbers(3)
                        .barrier()
                        .<Integer>mapPartitions(
                                (task, rows) -> {
                                    int attempt = task.context().stageAttempt();
                                    if (attempt == 0 && task.partitionId() == 1) {
                                        throw new IllegalStateException("not yet");
                                    }
                                    task.barrier();
                                    return List.of(attempt).iterator();
                                })
                        .collect();
        assertEquals(List.of(1, 1, 1), attempts);
    }

    @Test
    void tooFewSlotsAreAClearError() {
        Rdd<Integer> tooMany =
                numbers(5).barrier().mapPartitions((task, rows) -> List.of(1).iterator());
        JobFailedException e = assertThrows(JobFailedException.class, tooMany::count);
        assertEquals(Reason.INVALID_STAGE, e.reason());
        assertTrue(
                String.valueOf(e.getMessage()).contains("needs 5 slots at once but there are 4"),
                e.getMessage());
    }

    @Test
    void aTaskThatEndsWhileOthersWaitFailsTheStage() {
        Rdd<Integer> uneven =
                numbers(3)
                        .barrier()
                        .mapPartitions(
                                (task, rows) -> {
                                    if (task.partitionId() > 0) {
                                        task.barrier();
                                    }
                                    return List.of(1).iterator();
                                });
        JobFailedException e = assertThrows(JobFailedException.class, uneven::collect);
        assertEquals(Reason.INVALID_STAGE, e.reason());
        assertTrue(String.valueOf(e.getMessage()).contains("barrier"), e.getMessage());
        assertEquals(40, numbers(4).count());
    }

    @Test
    void waitingTasksCanBeCancelled() throws Exception {
        context.addJobTag("stuck");
        FutureAction<Long> job =
                numbers(2)
                        .barrier()
                        .<Integer>mapPartitions(
                                (task, rows) -> {
                                    STUCK.release();
                                    if (task.partitionId() == 0) {
                                        try {
                                            Thread.sleep(600_000);
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }
                                    task.barrier();
                                    return List.of(1).iterator();
                                })
                        .countAsync();
        STUCK.acquire(2);
        context.cancelJobsWithTag("stuck", "enough");
        ExecutionException e = assertThrows(ExecutionException.class, job::get);
        assertInstanceOf(JobFailedException.class, e.getCause());
        context.clearJobTags();
        assertEquals(40, numbers(4).count());
    }

    @Test
    void aBarrierStageCanFeedAShuffle() {
        Rdd<Integer> doubled =
                numbers(4)
                        .barrier()
                        .mapPartitions(
                                (task, rows) -> {
                                    task.barrier();
                                    return Iterators.map(rows, (Integer x) -> x * 2);
                                });
        assertEquals(1560, doubled.repartition(3).reduce(Integer::sum));
    }
}
