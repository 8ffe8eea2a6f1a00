package io.feldspar.executor.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.cluster.ExecutorExit;
import io.feldspar.executor.cluster.ExecutorExit.Cause;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A number of executors is held, whatever happens to them.
@Timeout(60)
class ExecutorSupplyTest {

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger started = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private final ExecutorSupply supply =
            new ExecutorSupply(
                    new ExecutorSupply.Source() {
                        @Override
                        public void start(String executorId) {
                            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                                throw new IllegalStateException("a quota is full");
                            }
                            asked.add("start " + executorId);
                            awaitGate();
                            started.incrementAndGet();
                        }

                        @Override
                        public void stop(String executorId) {
                            asked.add("stop " + executorId);
                        }
                    },
                    new ClusterBackend.Events() {
                        @Override
                        public void exited(String executorId, ExecutorExit exit) {
                            news.add(executorId + " " + exit.cause());
                        }

                        @Override
                        public void decommissioning(
                                String executorId, String reason, Duration within) {
                            news.add(executorId + " leaves");
                        }
                    },
                    nanos::get);

    @AfterEach
    void close() {
        supply.close();
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ExecutorExit exit(Cause cause) {
        return new ExecutorExit(cause, "test");
    }

    private String nextAsked() throws InterruptedException {
        return String.valueOf(asked.poll(30, TimeUnit.SECONDS));
    }

    private void assertQuiet() throws InterruptedException {
        assertNull(asked.poll(300, TimeUnit.MILLISECONDS));
    }

    @Test
    void startsWhatIsMissing() throws InterruptedException {
        supply.request(1);
        assertEquals("start executor-1", nextAsked());
        supply.request(2);
        assertEquals("start executor-2", nextAsked());
        supply.request(0);
        assertQuiet();
    }

    @Test
    void replacesWhatEndsAndRemovesWhatIsLeft() throws InterruptedException {
        supply.request(1);
        assertEquals("start executor-1", nextAsked());
        nanos.set(Duration.ofMinutes(1).toNanos());
        supply.ended("executor-1", exit(Cause.PREEMPTED));
        assertEquals("executor-1 PREEMPTED", news.take());
        assertEquals("start executor-2", nextAsked());
        assertEquals("stop executor-1", nextAsked());
        // What is left of a fault tells why.
        supply.ended("executor-2", exit(Cause.APPLICATION));
        assertEquals("start executor-3", nextAsked());
        assertQuiet();
        supply.ended("executor-2", exit(Cause.APPLICATION));
        assertEquals("executor-2 APPLICATION", news.take());
        assertNull(news.poll());
    }

    @Test
    void givesUpWhereAllEndSoon() throws InterruptedException {
        supply.request(1);
        for (int i = 1; i <= 21; i++) {
            assertEquals("start executor-" + i, nextAsked());
            supply.ended("executor-" + i, exit(Cause.APPLICATION));
        }
        assertQuiet();
        assertEquals(21, news.size());
    }

    @Test
    void startsTheReplacementOfOneThatLeaves() throws InterruptedException {
        supply.request(1);
        assertEquals("start executor-1", nextAsked());
        supply.decommissioning("executor-1", "test", Duration.ofSeconds(5));
        supply.decommissioning("executor-1", "test", Duration.ofSeconds(5));
        assertEquals("start executor-2", nextAsked());
        supply.release("executor-1");
        assertEquals("stop executor-1", nextAsked());
        assertQuiet();
        assertEquals("executor-1 leaves", news.take());
        assertNull(news.poll());
    }

    @Test
    void asksAgainAfterARefusal() throws InterruptedException {
        refusals.set(1);
        supply.request(1);
        assertEquals("start executor-2", nextAsked());
        assertQuiet();
    }

    /// It would be left over, had nobody waited.
    @Test
    void waitsAtTheEndForWhatIsBeingStarted() throws InterruptedException {
        gate = new CountDownLatch(1);
        supply.request(2);
        assertEquals("start executor-1", nextAsked());
        Thread closing = Thread.ofPlatform().start(supply::close);
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(10);
        }
        gate.countDown();
        closing.join();
        assertEquals(1, started.get());
        assertQuiet();
    }
}
