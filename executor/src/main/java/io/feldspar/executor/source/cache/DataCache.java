package io.feldspar.executor.source.cache;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.Spillable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The columns of cached tables that an executor holds in memory. Thread-safe.
///
/// It takes memory only while a quarter of the executor's stays free, and gives it back where
/// queries need it, what was used longest ago first. What is dropped is in the files still, and is
/// read from there.
public final class DataCache implements Spillable {

    private static final Set<DataCache> OF_PROCESS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /// Grown and released without a lock of ours: the pool's arbiter guards its accounts, and may
    /// call [#spill] of this and others meanwhile.
    private final MemoryPool.Reservation memory;

    /// In the order of the last use; guarded by itself.
    private final Map<CacheKey, CachedData> entries = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<CacheKey, Object> making = new ConcurrentHashMap<>();
    private volatile long held;

    /// @param pool of all queries of the executor
    public DataCache(MemoryPool pool) {
        this.memory = pool.reservation("cached tables", this).withShare(0);
        OF_PROCESS.add(this);
    }

    /// The entry, which is made where there is none yet.
    ///
    /// @param maker gives null where the data cannot be held
    /// @return null if there is no entry, or not enough memory
    public @Nullable CachedData get(CacheKey key, Supplier<@Nullable CachedData> maker) {
        CachedData known = find(key);
        if (known != null) {
            return known;
        }
        Object lock = making.computeIfAbsent(key, _ -> new Object());
        synchronized (lock) {
            try {
                known = find(key);
                return known == null ? add(key, maker.get()) : known;
            } finally {
                making.remove(key, lock);
            }
        }
    }

    private @Nullable CachedData find(CacheKey key) {
        synchronized (entries) {
            return entries.get(key);
        }
    }

    private @Nullable CachedData add(CacheKey key, @Nullable CachedData made) {
        if (made == null || !memory.tryGrow(made.bytes())) {
            return null;
        }
        CachedData before;
        synchronized (entries) {
            before = entries.put(key, made);
            held += made.bytes() - (before == null ? 0 : before.bytes());
        }
        if (before != null) {
            memory.release(before.bytes());
        }
        return made;
    }

    /// Drops entries in all executors of this process. Those in other processes are dropped when
    /// memory is needed.
    ///
    /// @param table the identifier of the cached table
    /// @param files those that are no longer wanted
    public static void drop(String table, Predicate<Path> files) {
        for (DataCache each : caches()) {
            each.drop(key -> key.table().equals(table) && files.test(key.file()));
        }
    }

    private static Set<DataCache> caches() {
        synchronized (OF_PROCESS) {
            return Set.copyOf(OF_PROCESS);
        }
    }

    private void drop(Predicate<CacheKey> unwanted) {
        long freed = 0;
        synchronized (entries) {
            for (var all = entries.entrySet().iterator(); all.hasNext(); ) {
                Map.Entry<CacheKey, CachedData> entry = all.next();
                if (unwanted.test(entry.getKey())) {
                    freed += entry.getValue().bytes();
                    all.remove();
                }
            }
            held -= freed;
        }
        memory.release(freed);
    }

    /// The bytes that a cached table takes in the executors of this process.
    ///
    /// @param table its identifier
    public static long bytes(String table) {
        long bytes = 0;
        for (DataCache each : caches()) {
            synchronized (each.entries) {
                for (Map.Entry<CacheKey, CachedData> entry : each.entries.entrySet()) {
                    bytes += entry.getKey().table().equals(table) ? entry.getValue().bytes() : 0;
                }
            }
        }
        return bytes;
    }

    @Override
    public long spillableBytes() {
        return held;
    }

    /// Nothing is written: the files have it.
    @Override
    public long spill(long wanted) {
        long freed = 0;
        synchronized (entries) {
            for (var all = entries.values().iterator(); all.hasNext() && freed < wanted; ) {
                freed += all.next().bytes();
                all.remove();
            }
            held -= freed;
        }
        memory.release(freed);
        return freed;
    }

    @Override
    public boolean sharedByThreads() {
        return true;
    }

    /// Gives back all memory.
    public void close() {
        spill(Long.MAX_VALUE);
        OF_PROCESS.remove(this);
    }
}
