package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.protocol.CachedBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobControlTest {

    /// Seconds that pass before a listener is taken to have missed an event.
    private static final long PATIENCE = 300;

    private final FeldsparContext context = FeldsparContext.local(4);

    @AfterEach
    void close() {
        context.close();
    }

    private Rdd<Integer> numbers(int slices) {
        return context.parallelize(IntStream.range(0, 100).boxed().toList(), slices);
    }

    /// A job whose one task waits until it is stopped.
    private FutureAction<Long> endless(CountDownLatch started) {
        return numbers(1)
                .mapPartitions(
                        rows -> {
                            started.countDown();
                            try {
                                Thread.sleep(600_000);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("stopped", e);
                            }
                            return rows;
                        })
                .countAsync();
    }

    private static Reason reasonOf(FutureAction<?> action) {
        ExecutionException e = assertThrows(ExecutionException.class, action::get);
        return ((JobFailedException) e.getCause()).reason();
    }

    @Test
    void cancelsAGroupAndLeavesOthersAlone() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        context.setJobGroup("reports");
        FutureAction<Long> inGroup = endless(started);
        context.setJobGroup("other");
        FutureAction<Long> outside = endless(started);
        context.setJobGroup(null);
        started.await();
        context.cancelJobGroup("reports", "too late");
        assertEquals(Reason.CANCELLED, reasonOf(inGroup));
        assertEquals(false, outside.isDone());
        context.cancelAllJobs("enough");
        assertEquals(Reason.CANCELLED, reasonOf(outside));
        assertEquals(100, numbers(3).count());
    }

    @Test
    void cancelsByTag() throws Exception {
        CountDownLatch started = new CountDownLatch(3);
        context.addJobTag("nightly");
        FutureAction<Long> nightly = endless(started);
        context.addJobTag("big");
        assertEquals(Set.of("big", "nightly"), context.jobTags());
        FutureAction<Long> both = endless(started);
        context.removeJobTag("nightly");
        FutureAction<Long> big = endless(started);
        context.clearJobTags();
        assertEquals(Set.of(), context.jobTags());
        started.await();
        context.cancelJobsWithTag("nightly", "day breaks");
        assertEquals(Reason.CANCELLED, reasonOf(nightly));
        assertEquals(Reason.CANCELLED, reasonOf(both));
        assertEquals(false, big.isDone());
        context.cancelJobsWithTag("big", "enough");
        assertEquals(Reason.CANCELLED, reasonOf(big));
    }

    @Test
    void refusesTagsThatCannotBeListed() {
        assertThrows(IllegalArgumentException.class, () -> context.addJobTag(""));
        assertThrows(IllegalArgumentException.class, () -> context.addJobTag("a,b"));
    }

    @Test
    void propertiesReachTasksAlsoOfThreadsStartedLater() throws Exception {
        context.setLocalProperty("colour", "grey");
        context.setJobGroup("g");
        List<List<String>> seen =
                context.runJob(
                        numbers(2),
                        (task, rows) ->
                                List.of(
                                        String.valueOf(task.localProperty("colour")),
                                        String.valueOf(
                                                task.localProperty(FeldsparContext.JOB_GROUP))));
        assertEquals(List.of(List.of("grey", "g"), List.of("grey", "g")), seen);
        List<String> inherited = Collections.synchronizedList(new ArrayList<>());
        Thread thread =
                new Thread(
                        () ->
                                inherited.addAll(
                                        context.runJob(
                                                numbers(1),
                                                (task, rows) ->
                                                        String.valueOf(
                                                                task.localProperty("colour")))));
        thread.start();
        thread.join();
        assertEquals(List.of("grey"), inherited);
        context.setLocalProperty("colour", null);
        assertEquals(
                List.of("null"),
                context.runJob(
                        numbers(1), (task, rows) -> String.valueOf(task.localProperty("colour"))));
    }

    @Test
    void cancelledStagesEndTheirJobs() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Integer> submitted = new CompletableFuture<>();
        context.addListener(
                new EngineListener() {
                    @Override
                    public void stageSubmitted(int stage, int attempt, int tasks, String name) {
                        submitted.complete(stage);
                    }
                });
        FutureAction<Long> job = endless(started);
        started.await();
        context.cancelStage(submitted.get(), "not this one");
        assertEquals(Reason.CANCELLED, reasonOf(job));
    }

    /// Writes down what it is told.
    private static final class RecordingListener implements EngineListener {

        private final List<String> entries = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CountDownLatch gone = new CountDownLatch(1);

        @Override
        public void jobStarted(int jobId, int[] stageIds) {
            entries.add("job started with %d stages".formatted(stageIds.length));
        }

        @Override
        public void jobEnded(int jobId, String failure) {
            entries.add(failure.isEmpty() ? "job ended" : "job failed");
            ended.countDown();
        }

        @Override
        public void stageSubmitted(int stageId, int attempt, int tasks, String name) {
            entries.add("stage of %d tasks".formatted(tasks));
        }

        @Override
        public void stageCompleted(int stageId, int attempt, String failure) {
            entries.add("stage completed");
        }

        @Override
        public void taskEnded(int stageId, int partition, long attempt, String outcome) {
            entries.add("task " + outcome);
        }

        @Override
        public void blockChanged(String executorId, CachedBlock block) {
            entries.add(block.present() ? "block cached" : "block gone");
            if (!block.present()) {
                gone.countDown();
            }
        }
    }

    @Test
    void listenersAreToldOfJobsStagesTasksAndBlocks() throws Exception {
        RecordingListener diary = new RecordingListener();
        context.addListener(diary);
        Rdd<Integer> rdd = numbers(2).repartition(1).cache();
        rdd.count();
        rdd.unpersist(true);
        assertTrue(
                diary.gone.await(PATIENCE, TimeUnit.SECONDS), "the driver heard of no block gone");
        assertEquals(
                List.of(
                        "job started with 2 stages",
                        "stage of 2 tasks",
                        "task succeeded",
                        "task succeeded",
                        "stage completed",
                        "stage of 1 tasks",
                        "block cached",
                        "task succeeded",
                        "stage completed",
                        "job ended",
                        "block gone"),
                diary.entries);
    }

    @Test
    void aListenerThatThrowsHarmsNobody() throws Exception {
        CountDownLatch thrown = new CountDownLatch(5);
        RecordingListener diary = new RecordingListener();
        context.addListener(
                new EngineListener() {
                    @Override
                    public void taskEnded(int stage, int partition, long attempt, String how) {
                        thrown.countDown();
                        throw new IllegalStateException("a bad listener");
                    }
                });
        context.addListener(diary);
        assertEquals(100, numbers(5).count());
        assertTrue(thrown.await(PATIENCE, TimeUnit.SECONDS), "told once, and then no more");
        assertTrue(diary.ended.await(PATIENCE, TimeUnit.SECONDS));
        assertEquals(5, Collections.frequency(diary.entries, "task succeeded"));
    }

    @Test
    void aSlowListenerMissesEventsAndHarmsNobody() {
        CountDownLatch never = new CountDownLatch(1);
        context.addListener(
                new EngineListener() {
                    @Override
                    public void jobStarted(int jobId, int[] stageIds) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                });
        Rdd<Integer> rdd = numbers(100);
        for (int i = 0; i < 80; i++) {
            assertEquals(100, rdd.count());
        }
        assertTrue(context.droppedEvents() > 0, "80 jobs of 200 events and more");
        never.countDown();
    }

    @Test
    void theLineageShowsStagesAndWhatIsCached() {
        Rdd<Integer> cached = numbers(4).map(x -> x + 1).cache();
        Rdd<Integer> last = cached.repartition(2).filter(x -> x > 3);
        assertEquals(97, last.count());
        String tree = last.toDebugString();
        assertTrue(tree.startsWith("(2) filter["), tree);
        assertTrue(tree.contains("+-(4) PairViewRdd["), tree);
        assertTrue(tree.contains("cached in MEMORY_ONLY (4 of 4 partitions, "), tree);
    }
}
