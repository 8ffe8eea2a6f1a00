package io.feldspar.rdd;

import io.feldspar.rdd.release.Unreachable;
import io.feldspar.rdd.serialization.Serialization;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The broadcast values of one context, and of this process by their ids. Any thread may use it.
final class Broadcasts {

    private static final Map<String, Held<?>> HELD = new ConcurrentHashMap<>();

    private final String context = UUID.randomUUID().toString();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> mine = ConcurrentHashMap.newKeySet();

    /// A value in this process.
    static final class Held<T> {

        private final T value;
        private byte @Nullable [] written;
        private @Nullable T copy;

        private Held(T value) {
            this.value = value;
        }

        /// The value itself or, for tasks that were serialized, the one copy for all of them.
        T value(boolean asCopy) {
            return asCopy ? copy() : value;
        }

        /// The bytes are those of the value.
        @SuppressWarnings("unchecked")
        private synchronized T copy() {
            T known = copy;
            if (known == null) {
                if (written == null) {
                    written = Serialization.write(value, "the broadcast value");
                }
                known = (T) Serialization.read(written, "the broadcast value");
                if (known == null) {
                    throw new IllegalStateException("a broadcast value was read back as null");
                }
                copy = known;
            }
            return known;
        }

        synchronized void dropCopies() {
            written = null;
            copy = null;
        }
    }

    <T> Broadcast<T> add(T value) {
        String id = context + "/" + next.getAndIncrement();
        HELD.put(id, new Held<>(value));
        mine.add(id);
        Broadcast<T> made = new Broadcast<>(id);
        Set<String> ids = mine;
        Unreachable.then(
                made,
                () -> {
                    HELD.remove(id);
                    ids.remove(id);
                });
        return made;
    }

    /// An id is only given out with a value of the broadcast's type.
    @SuppressWarnings("unchecked")
    static <T> Held<T> find(String id) {
        Held<?> held = HELD.get(id);
        if (held == null) {
            throw new IllegalStateException(
                    "broadcast %s was destroyed, or its context is closed; its value is gone"
                            .formatted(id));
        }
        return (Held<T>) held;
    }

    static void destroy(String id) {
        HELD.remove(id);
    }

    void close() {
        mine.forEach(HELD::remove);
    }

    /// For tests: how many values of this context are held.
    int held() {
        return (int) mine.stream().filter(HELD::containsKey).count();
    }
}
