package io.feldspar.rdd.local;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Latches that serialized tasks reach by number.
final class Latches {

    private static final List<CountDownLatch> KNOWN = new CopyOnWriteArrayList<>();

    private Latches() {}

    static synchronized int register(CountDownLatch latch) {
        KNOWN.add(latch);
        return KNOWN.size() - 1;
    }

    static void countDown(int id) {
        KNOWN.get(id).countDown();
    }

    static void await(int id) {
        try {
            KNOWN.get(id).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
