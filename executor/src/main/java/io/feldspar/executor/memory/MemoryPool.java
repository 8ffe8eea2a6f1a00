package io.feldspar.executor.memory;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.spill.SpillDirectories;
import io.feldspar.executor.spill.SpillFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A budget of heap bytes, part of a parent's budget where it has one.
///
/// ```text
/// process pool ── [pool of a resource group] ── query pool ── reservation of one operator
/// ```
/// An operator reserves before it allocates what can grow. If a pool is exhausted, holders of
/// memory that can be spilled are asked to release some (see [Arbiter]). Thread-safe; a reservation
/// is not.
public final class MemoryPool {

    /// What a batch may reserve at most beyond what a pool has.
    private static final long MOST_OVERDRAWN = 32 << 20;

    private final String name;
    private final long limit;
    private final @Nullable MemoryPool parent;
    private final Arbiter arbiter;
    private final SpillDirectories directories;
    private final AtomicLong spilled = new AtomicLong();
    private final Map<String, MemoryPool> groups = new ConcurrentHashMap<>();

    /// Written under the arbiter's lock.
    private volatile long reserved;

    private volatile long peak;

    /// A pool that spills to the system's directory for temporary files.
    ///
    /// @param limit bytes
    public MemoryPool(String name, long limit) {
        this(name, limit, SpillDirectories.ofSystem(), SpillPolicy.WHEN_SHORT);
    }

    /// @param limit bytes
    /// @param directories where operators spill
    public MemoryPool(String name, long limit, SpillDirectories directories, SpillPolicy policy) {
        this(name, limit, null, new Arbiter(policy), directories);
    }

    private MemoryPool(
            String name,
            long limit,
            @Nullable MemoryPool parent,
            Arbiter arbiter,
            SpillDirectories directories) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be >= 0 but got " + limit);
        }
        this.name = name;
        this.limit = limit;
        this.parent = parent;
        this.arbiter = arbiter;
        this.directories = directories;
    }

    /// A pool whose reservations count against this one too.
    public MemoryPool child(String name, long limit) {
        return new MemoryPool(name, limit, this, arbiter, directories);
    }

    /// The pool of a resource group, one for all its queries. The limit is that of the first call.
    public MemoryPool group(String name, long limit) {
        return groups.computeIfAbsent(
                name, _ -> child("resource group '%s'".formatted(name), limit));
    }

    /// A reservation that is held until it is released.
    public Reservation reservation(String owner) {
        return new Reservation(this, owner, null);
    }

    /// A reservation whose owner can be asked to give back.
    public Reservation reservation(String owner, Spillable spillable) {
        return new Reservation(this, owner, spillable);
    }

    /// A new file for rows that give up their memory here.
    public SpillFile newSpillFile() {
        return directories.create(this::countSpilled);
    }

    /// The least limit of this pool and those above it.
    public long effectiveLimit() {
        return parent == null ? limit : Math.min(limit, parent.effectiveLimit());
    }

    private void countSpilled(long bytes) {
        for (MemoryPool pool = this; pool != null; pool = pool.parent) {
            pool.spilled.addAndGet(bytes);
        }
    }

    public long reservedBytes() {
        return reserved;
    }

    public long peakBytes() {
        return peak;
    }

    /// The bytes that were written to spill files.
    public long spilledBytes() {
        return spilled.get();
    }

    long limit() {
        return limit;
    }

    boolean within(MemoryPool other) {
        MemoryPool pool = this;
        while (pool != null && pool != other) {
            pool = pool.parent;
        }
        return pool != null;
    }

    /// The first pool, from this one upwards, that has no `bytes` left; null where all have. Under
    /// the arbiter's lock.
    @Nullable MemoryPool exhausted(long bytes) {
        for (MemoryPool pool = this; pool != null; pool = pool.parent) {
            if (bytes > pool.limit - pool.reserved) {
                return pool;
            }
        }
        return null;
    }

    /// Whether reserving `bytes` more leaves less than a quarter of this pool or of one above it.
    /// Under the arbiter's lock.
    boolean crowdedBy(long bytes) {
        for (MemoryPool pool = this; pool != null; pool = pool.parent) {
            if (bytes > pool.limit - pool.limit / 4 - pool.reserved) {
                return true;
            }
        }
        return false;
    }

    /// Adds to this pool and those above it. Under the arbiter's lock.
    void add(long bytes) {
        for (MemoryPool pool = this; pool != null; pool = pool.parent) {
            long now = pool.reserved + bytes;
            pool.reserved = now;
            pool.peak = Math.max(pool.peak, now);
        }
    }

    /// What one operator of one task holds. Belongs to the operator's thread, or to a lock.
    public static final class Reservation implements AutoCloseable {

        private final @Nullable MemoryPool pool;
        private final String owner;
        private final @Nullable Spillable spillable;
        /// Read by any thread.
        private volatile long bytes;

        /// Set by any thread that needs memory, cleared by the owner.
        private volatile boolean asked;

        /// The thread that reserved last.
        private volatile long thread;

        /// Whether the owner is about to spill, and cannot be told to once more; read by the
        /// owner's thread.
        private boolean spilling;

        private boolean mayOverdraw;
        private long overdrawn;
        private long share = Long.MAX_VALUE;

        private Reservation(
                @Nullable MemoryPool pool, String owner, @Nullable Spillable spillable) {
            this.pool = pool;
            this.owner = owner;
            this.spillable = spillable;
        }

        /// A reservation of a few rows that are bounded otherwise; no pool counts it.
        public static Reservation uncounted() {
            return new Reservation(null, "nobody", null);
        }

        public long bytes() {
            return bytes;
        }

        /// From now on growing beyond `bytes` is refused where it leaves others less than a quarter
        /// of the memory: for what can spill only as long as it is being made.
        public Reservation withShare(long bytes) {
            share = bytes;
            return this;
        }

        /// Whether `more` bytes go beyond the share.
        boolean exceedsShare(long more) {
            return bytes > share - more;
        }

        /// Reserves `more` bytes besides those held. Where there are none left, others are asked to
        /// give back; false, without any change, where the owner has to spill itself or to do
        /// without.
        public boolean tryGrow(long more) {
            MemoryPool counting = pool;
            if (counting == null) {
                add(more);
                return true;
            }
            long current = Thread.currentThread().threadId();
            if (thread != current) {
                thread = current;
            }
            return counting.arbiter.reserve(counting, this, more);
        }

        /// Reserves `more` bytes besides those held.
        ///
        /// @throws FeldsparException with OUT_OF_MEMORY where [#tryGrow] is refused; nothing has
        ///     changed then
        public void grow(long more) {
            MemoryPool counting = pool;
            if (tryGrow(more) || counting == null) {
                return;
            }
            if (!mayOverdraw || overdrawn > MOST_OVERDRAWN - more) {
                throw counting.arbiter.refusal(counting, this, more);
            }
            overdrawn += more;
            counting.arbiter.overdraw(counting, this, more);
        }

        /// Grants until [#endOverdraft] what the pool refuses, within bounds: for a batch that
        /// cannot be left half done. The owner spills right after it.
        public void allowOverdraft() {
            mayOverdraw = true;
        }

        /// Ends what [#allowOverdraft] began.
        ///
        /// @return whether more is held than was to be had
        public boolean endOverdraft() {
            boolean used = overdrawn > 0;
            mayOverdraw = false;
            overdrawn = 0;
            return used;
        }

        /// Reserves or releases so that `total` bytes are held.
        public void resize(long total) {
            long held = bytes;
            if (total > held) {
                grow(total - held);
            } else if (total < held) {
                release(held - total);
            }
        }

        /// Gives back `less` bytes of those held.
        public void release(long less) {
            MemoryPool counting = pool;
            if (counting == null) {
                add(-less);
            } else {
                counting.arbiter.release(counting, this, less);
            }
        }

        /// Spills where another thread needs memory; called between two batches.
        public void spillIfAsked() {
            Spillable mine = spillable;
            MemoryPool counting = pool;
            if (mine != null
                    && counting != null
                    && (asked || counting.arbiter.spillsUnasked(mine))) {
                spill(Long.MAX_VALUE);
            }
        }

        /// Spills, as where growing was refused.
        ///
        /// @return how many bytes were given back
        public long spill(long wanted) {
            asked = false;
            Spillable mine = spillable;
            if (mine == null || mine.sharedByThreads()) {
                return mine == null ? 0 : mine.spill(wanted);
            }
            spilling = true;
            try {
                return mine.spill(wanted);
            } finally {
                spilling = false;
            }
        }

        @Override
        public void close() {
            resize(0);
            asked = false;
            endOverdraft();
        }

        boolean within(MemoryPool other) {
            return pool != null && pool.within(other);
        }

        String owner() {
            return owner;
        }

        long spillableBytes() {
            return spillable == null ? 0 : spillable.spillableBytes();
        }

        boolean asked() {
            return asked;
        }

        void ask() {
            asked = true;
        }

        boolean sharedByThreads() {
            return spillable != null && spillable.sharedByThreads();
        }

        boolean ofThisThread() {
            return thread == Thread.currentThread().threadId();
        }

        /// Whether this thread may spill it now: it belongs to all threads, or to another operator
        /// of this thread, which is between two of its batches.
        boolean spillsHere() {
            return sharedByThreads() || (ofThisThread() && !spilling);
        }

        boolean canSpill() {
            return spillable != null;
        }

        /// Under the arbiter's lock where a pool counts it.
        void add(long more) {
            long now = bytes + more;
            bytes = now;
        }
    }

    /// Whether growing failed because there was no memory.
    public static boolean isRefusal(FeldsparException e) {
        return e.code() == ErrorCode.OUT_OF_MEMORY;
    }

    @Override
    public String toString() {
        return name;
    }
}
