package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalEngineTest {

    private final LocalEngine engine =
            LocalEngine.start(
                    new LocalSettings(2, 3, 4, true, false, BlockStore.Settings.standard(3)));
    private final FeldsparContext context = new DriverContext(engine);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void spreadsTasksOverItsExecutors() {
        Set<String> used = ConcurrentHashMap.newKeySet();
        engine.addListener(
                new EngineListener() {
                    @Override
                    public void taskStarted(int stage, int partition, long task, String executor) {
                        used.add(executor);
                    }
                });
        assertEquals(6, context.parallelism());
        PairRdd<Long, Long> sums =
                context.range(0, 1000, 12)
                        .mapToPair(x -> Pair.of(x % 10, x))
                        .reduceByKey(Long::sum);
        assertEquals(10, sums.count());
        assertEquals(Set.of("local", "local-1", "local-2"), used);
    }

    @Test
    void makesTheOutputsOfAKilledExecutorAgain() {
        AtomicInteger computed = new AtomicInteger();
        PairRdd<Long, Long> sums =
                context.range(0, 1000, 12)
                        .mapPartitions(
                                rows -> {
                                    computed.incrementAndGet();
                                    return rows;
                                })
                        .mapToPair(x -> Pair.of(x % 10, x))
                        .reduceByKey(Long::sum);
        Map<Long, Long> first = sums.collectAsMap();
        assertEquals(12, computed.get());
        engine.killExecutor("local-1");
        assertEquals(first, sums.collectAsMap());
        assertTrue(
                computed.get() > 12 && computed.get() < 24,
                "only what was lost: " + computed.get());
        engine.killExecutor("local");
        engine.startExecutor("local-1");
        assertEquals(first, sums.collectAsMap());
    }

    /// A task's thread is interrupted when the task is to stop, and nothing else may be by that.
    @Test
    void runsNoListenerOnAThreadThatIsInATask() {
        ThreadLocal<Boolean> inTask = ThreadLocal.withInitial(() -> false);
        AtomicInteger told = new AtomicInteger();
        AtomicInteger toldInTasks = new AtomicInteger();
        engine.addListener(
                new EngineListener() {
                    @Override
                    public void blockChanged(String executorId, CachedBlock block) {
                        told.incrementAndGet();
                        if (inTask.get()) {
                            toldInTasks.incrementAndGet();
                        }
                    }
                });
        Rdd<Long> cached = context.range(0, 1000, 40).cache();
        context.runJob(
                cached,
                (task, rows) -> {
                    inTask.set(true);
                    task.onCompletion(() -> inTask.set(false));
                    return rows.hasNext() && task.mayCommit();
                });
        assertTrue(told.get() >= 40, "told of " + told);
        assertEquals(0, toldInTasks.get());
    }
}
