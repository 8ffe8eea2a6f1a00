package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialLoopTest {

    private final List<String> seen = new ArrayList<>();
    private final SerialLoop loop = new SerialLoop(failure -> seen.add(failure.getMessage()));

    @Test
    void runsTheNextEventWhateverOneThrows() {
        for (Throwable each :
                List.of(
                        new IllegalStateException("exception"),
                        new AssertionError("assertion"),
                        new NoClassDefFoundError("class"),
                        new OutOfMemoryError("memory"))) {
            loop.post(() -> sneak(each));
            loop.post(() -> seen.add("next"));
        }
        assertEquals(
                List.of(
                        "exception",
                        "next",
                        "assertion",
                        "next",
                        "class",
                        "next",
                        "memory",
                        "next"),
                seen);
    }

    @Test
    void survivesAFailureToTellOfAFailure() {
        SerialLoop deaf =
                new SerialLoop(
                        failure -> {
                            throw new OutOfMemoryError("still none");
                        });
        deaf.post(
                () -> {
                    throw new OutOfMemoryError("none");
                });
        deaf.post(() -> seen.add("next"));
        assertEquals(List.of("next"), seen);
    }

    @Test
    void runsWhatIsHandedOverOnAnotherThread() throws InterruptedException {
        Thread caller = Thread.currentThread();
        BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();
        for (int i = 0; i < 100; i++) {
            loop.handOver(() -> ran.add(Thread.currentThread()));
        }
        for (int i = 0; i < 100; i++) {
            assertNotSame(caller, ran.take());
        }
    }

    @Test
    void runsPostedAndHandedOverEventsInTheOrderOfTheirArrival() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        List<Integer> order = new ArrayList<>();
        loop.handOver(() -> await(go));
        for (int i = 0; i < 100; i++) {
            int number = i;
            if (i % 2 == 0) {
                loop.post(() -> order.add(number));
            } else {
                loop.handOver(() -> order.add(number));
            }
        }
        loop.post(over::countDown);
        assertEquals(List.of(), order);
        go.countDown();
        over.await();
        assertEquals(IntStream.range(0, 100).boxed().toList(), order);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
