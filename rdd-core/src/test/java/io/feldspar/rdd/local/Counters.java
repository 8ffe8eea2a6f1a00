package io.feldspar.rdd.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counters that serialized tasks reach by number.
final class Counters {

    private static final Map<Integer, AtomicInteger> KNOWN = new ConcurrentHashMap<>();
    private static final AtomicInteger LAST = new AtomicInteger();

    private Counters() {}

    static int register(AtomicInteger counter) {
        int id = LAST.incrementAndGet();
        KNOWN.put(id, counter);
        return id;
    }

    static void count(int id) {
        AtomicInteger counter = KNOWN.get(id);
        if (counter == null) {
            throw new IllegalArgumentException("no counter " + id);
        }
        counter.incrementAndGet();
    }
}
