package io.feldspar.rdd.shipping;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.serialization.Serialization;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The work of stages that an executor has fetched and decoded. All tasks of a stage share it. What
/// was not used for the longest time goes where the encoded forms together exceed a limit, and is
/// fetched again when it is needed. Any thread may use it.
public final class StageCache {

    private final StageSource source;
    private final long limit;

    /// In the order of their last use; guarded by this.
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(int stageId, String digest) {}

    /// @param limit bytes of encoded forms; the last that was used stays however large it is
    public StageCache(StageSource source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    private final class Entry {

        private final Key key;
        private @Nullable StageWork work;
        private volatile long bytes;

        Entry(Key key) {
            this.key = key;
        }

        /// The first task decodes, others wait for it.
        synchronized StageWork work() {
            StageWork known = work;
            if (known == null) {
                byte[] encoded = fetch(key);
                known = decode(encoded);
                bytes = encoded.length;
                work = known;
            }
            return known;
        }
    }

    /// What the tasks of the stage share.
    ///
    /// @throws IllegalStateException where the driver does not have it, or it came damaged
    public StageWork stage(int stageId, TaskWork work) {
        Key key = new Key(stageId, work.stageDigest());
        Entry entry;
        synchronized (this) {
            entry = entries.computeIfAbsent(key, Entry::new);
        }
        StageWork decoded;
        try {
            decoded = entry.work();
        } catch (RuntimeException | Error e) {
            remove(key, entry);
            throw e;
        }
        evict();
        return decoded;
    }

    private synchronized void remove(Key key, Entry entry) {
        entries.remove(key, entry);
    }

    private byte[] fetch(Key key) {
        byte[] encoded = source.fetch(key.stageId(), key.digest());
        if (encoded == null) {
            throw new IllegalStateException(
                    "the work of stage %d is gone".formatted(key.stageId()));
        }
        if (!StageDigest.of(encoded).equals(key.digest())) {
            throw new IllegalStateException(
                    "the work of stage %d arrived damaged".formatted(key.stageId()));
        }
        return encoded;
    }

    private static StageWork decode(byte[] encoded) {
        Object work = Serialization.read(encoded, "a task");
        if (work == null) {
            throw new IllegalStateException("a task was read back as null");
        }
        return (StageWork) work;
    }

    private synchronized void evict() {
        long bytes = entries.values().stream().mapToLong(entry -> entry.bytes).sum();
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > limit && entries.size() > 1) {
            bytes -= oldest.next().bytes;
            oldest.remove();
        }
    }

    /// The partition that a task computes.
    public static Partition partition(TaskWork work) {
        byte[] bytes = new byte[work.partition().remaining()];
        work.partition().duplicate().get(bytes);
        Object partition = Serialization.read(bytes, "a partition");
        if (partition == null) {
            throw new IllegalStateException("a partition was read back as null");
        }
        return (Partition) partition;
    }

    /// No task of the stage comes any more.
    public synchronized void forget(int stageId) {
        entries.keySet().removeIf(key -> key.stageId() == stageId);
    }

    /// Drops everything.
    public synchronized void clear() {
        entries.clear();
    }

    /// How many stages are held.
    public synchronized int size() {
        return entries.size();
    }
}
