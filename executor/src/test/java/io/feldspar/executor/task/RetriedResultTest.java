package io.feldspar.executor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.Vector;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.local.LocalEngine;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.settings.SchedulerSettings;
import io.feldspar.rdd.storage.BlockStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Results of tasks that fail in the middle of their rows, or whose executor is lost there.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RetriedResultTest {

    private static final QuerySpec QUERY =
            new QuerySpec(1, "query 1", QueryLimits.ofMemory(1 << 20), false);
    private static final int BATCHES = 20;

    private final LocalExecutors executors =
            new LocalExecutors(
                    new MemoryPool("test", 1 << 20),
                    1,
                    () -> new TableRegistry(Map.of()),
                    true,
                    ExecutionOptions.STANDARD);
    private final LocalEngine engine =
            LocalEngine.start(
                    new LocalSettings(
                            1,
                            2,
                            SchedulerSettings.local(4, 2),
                            true,
                            true,
                            BlockStore.Settings.standard(2),
                            executors::start));
    private final FeldsparContext context = new DriverContext(engine);

    RetriedResultTest() {
        context.addQuickListener(executors);
    }

    @AfterEach
    void close() {
        context.close();
    }

    /// Batches of one row; its first attempts stop after some of them.
    private static final class Numbers extends Rdd<Batch> {

        private static final long serialVersionUID = 1L;
        private final int partitions;
        private final int failures;
        private final boolean hangs;

        /// @param failures how many attempts do not come to the end
        /// @param hangs whether these wait for ever instead of failing
        Numbers(FeldsparContext context, int partitions, int failures, boolean hangs) {
            super(context, List.of());
            this.partitions = partitions;
            this.failures = failures;
            this.hangs = hangs;
        }

        @Override
        protected List<Partition> computePartitions() {
            return Partition.numbered(partitions);
        }

        @Override
        public Iterator<Batch> compute(Partition partition, TaskContext task) {
            return IntStream.range(0, BATCHES)
                    .mapToObj(i -> batch(partition.index() * BATCHES + i, i, task))
                    .iterator();
        }

        private Batch batch(int value, int index, TaskContext task) {
            if (index == BATCHES / 2 && task.attemptNumber() < failures) {
                stop(task);
            }
            Vector[] columns = {new IntVector(SimpleType.INTEGER, new int[] {value}, null, 1)};
            return Batch.of(columns, 1);
        }

        private void stop(TaskContext task) {
            while (hangs) {
                task.checkCancelled();
                Thread.onSpinWait();
            }
            throw new FeldsparException(ErrorCode.IO_ERROR, "A disk cannot be read");
        }
    }

    private record Result(List<Object> rows, @Nullable JobFailedException failure) {}

    /// @param atRead what happens when the tenth row is read
    private Result run(Rdd<Batch> rdd, boolean repeatable, Runnable atRead)
            throws InterruptedException {
        ResultCollector collector = new ResultCollector(0, repeatable);
        executors.begin(QUERY, collector);
        JobHandle job = context.submitJob(rdd, new SendResults(QUERY.id()), (_, _) -> {});
        job.whenDone(() -> collector.end(null));
        List<Object> rows = new ArrayList<>();
        for (Batch next = collector.take(); next != null; next = collector.take()) {
            rows.addAll(next.values(0));
            if (rows.size() == BATCHES / 2) {
                atRead.run();
            }
        }
        return new Result(rows, job.failure());
    }

    private static List<Object> sorted(List<Object> rows) {
        return rows.stream().map(Integer.class::cast).sorted().map(Object.class::cast).toList();
    }

    private static List<Object> numbers(int count) {
        return IntStream.range(0, count).<Object>mapToObj(i -> i).toList();
    }

    @Test
    void everyRowComesOnceAlthoughEachTaskFailsThreeTimes() throws InterruptedException {
        Result result = run(new Numbers(context, 3, 3, false), true, () -> {});
        assertNull(result.failure());
        assertEquals(numbers(3 * BATCHES), sorted(result.rows()));
    }

    @Test
    void theFourthFailureIsTheQuerys() throws InterruptedException {
        Result result = run(new Numbers(context, 1, 4, false), true, () -> {});
        Failure failure = failure(result);
        assertEquals(ErrorCode.IO_ERROR.name(), failure.code());
        // The reader may be slower than the failure, which drops what is unread.
        assertTrue(result.rows().size() <= BATCHES / 2, result.rows().toString());
        assertEquals(numbers(result.rows().size()), result.rows());
    }

    @Test
    void rowsInAnotherOrderAreNotRetriedOnceSomeWereRead() throws InterruptedException {
        Result result = run(new Numbers(context, 1, 1, false), false, () -> {});
        Failure failure = failure(result);
        assertEquals("A disk cannot be read", failure.problem(), "the cause, not its consequence");
        assertEquals(ErrorCode.IO_ERROR.name(), failure.code());
        assertTrue(result.rows().size() <= BATCHES / 2, result.rows().toString());
    }

    @Test
    void anotherExecutorGoesOnWhereOneIsLost() throws InterruptedException {
        Result result =
                run(new Numbers(context, 1, 1, true), true, () -> engine.killExecutor("local"));
        assertNull(result.failure());
        assertEquals(numbers(BATCHES), result.rows());
    }

    private static Failure failure(Result result) {
        JobFailedException failed = result.failure();
        assertNotNull(failed);
        Failure failure = failed.failure();
        assertNotNull(failure);
        return failure;
    }
}
