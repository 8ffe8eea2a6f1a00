package io.feldspar.executor.memory;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A budget of heap bytes, part of a parent's budget where it has one.
///
/// ```text
/// process pool ── query pool ── reservation of one operator
/// ```
/// An operator reserves before it allocates what can grow. Where [Reservation#tryGrow] is refused
/// the operator spills, or calls [Reservation#grow] for the error. Thread-safe; a reservation is
/// not.
public final class MemoryPool {

    private final String name;
    private final long limit;
    private final @Nullable MemoryPool parent;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();

    /// @param limit bytes
    public MemoryPool(String name, long limit) {
        this(name, limit, null);
    }

    private MemoryPool(String name, long limit, @Nullable MemoryPool parent) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be >= 0 but got " + limit);
        }
        this.name = name;
        this.limit = limit;
        this.parent = parent;
    }

    /// A pool whose reservations count against this one too.
    public MemoryPool child(String name, long limit) {
        return new MemoryPool(name, limit, this);
    }

    public Reservation reservation(String owner) {
        return new Reservation(this, owner);
    }

    public long reservedBytes() {
        return reserved.get();
    }

    public long peakBytes() {
        return peak.get();
    }

    boolean tryReserve(long bytes) {
        long now = reserved.addAndGet(bytes);
        if (now > limit || (parent != null && !parent.tryReserve(bytes))) {
            reserved.addAndGet(-bytes);
            return false;
        }
        peak.accumulateAndGet(now, Math::max);
        return true;
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
        if (parent != null) {
            parent.release(bytes);
        }
    }

    /// What one operator of one task holds.
    public static final class Reservation implements AutoCloseable {

        private final MemoryPool pool;
        private final String owner;
        private long bytes;

        Reservation(MemoryPool pool, String owner) {
            this.pool = pool;
            this.owner = owner;
        }

        public long bytes() {
            return bytes;
        }

        /// Reserves `more` bytes besides those held, or returns false and changes nothing.
        public boolean tryGrow(long more) {
            if (!pool.tryReserve(more)) {
                return false;
            }
            bytes += more;
            return true;
        }

        /// Reserves `more` bytes besides those held.
        ///
        /// @throws FeldsparException with OUT_OF_MEMORY where the pool or one above it is exhausted
        public void grow(long more) {
            if (!tryGrow(more)) {
                throw new FeldsparException(
                        ErrorCode.OUT_OF_MEMORY,
                        owner
                                + " needs "
                                + more
                                + " more bytes, but "
                                + pool.name
                                + " holds "
                                + pool.reservedBytes()
                                + " of its limit of "
                                + pool.limit
                                + " bytes",
                        "Raise the limit or let the query read less.");
            }
        }

        /// Reserves or releases so that `total` bytes are held.
        public void resize(long total) {
            if (total > bytes) {
                grow(total - bytes);
            } else {
                pool.release(bytes - total);
                bytes = total;
            }
        }

        @Override
        public void close() {
            resize(0);
        }
    }
}
