package io.feldspar.executor.memory;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool.Reservation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Decides who gives back memory where a pool of its tree is exhausted. Thread-safe.
///
/// ```text
/// I go beyond my share and leave others too little?       refuse: I spill myself
/// enough left?                                            reserve
/// a store that is shared by threads, or an operator of
/// my own thread, holds more than me?                      spill it here and now, try again
/// I hold enough to be worth a run?                        refuse: I spill myself
/// an operator of another thread can give something?       ask the largest, wait until memory is
///                                                         released, but not for long; try again
/// nobody?                                                 refuse: I spill what little I have, or
///                                                         fail with OUT_OF_MEMORY
/// ```
/// One lock guards all accounts of a tree, so that a reservation that is refused disturbs no other.
/// That costs little, because operators reserve arrays that double, not rows.
///
/// **Why nobody waits for ever.** A thread waits here only for an operator that was asked, and not
/// longer than [#LONGEST_WAIT]. An operator that was asked and can give something never waits: it
/// is refused at once and spills. So among those that wait here nobody waits for another, and
/// the ones they wait for run on, or are blocked elsewhere, in which case the wait ends. A store
/// that threads share waits for nobody, since an operator of the same thread may be what it would
/// wait for. No lock of an arbiter is held while anything is spilled.
///
/// **Why an operator of my own thread can be spilled here.** Operators pull: while one works,
/// those above it are in a call for its next batch, and those below have returned theirs. So all
/// others of the thread are between two batches.
final class Arbiter {

    /// How long a requester waits for operators of other threads.
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

    /// An operator that holds this much spills itself rather than wait for another.
    private static final long WORTH_A_RUN = 1 << 20;

    private final SpillPolicy policy;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();

    /// How often anything was released; under the lock.
    private long releases;

    /// The reservations that hold something and can spill.
    private final Set<Reservation> holders = new LinkedHashSet<>();

    Arbiter(SpillPolicy policy) {
        this.policy = policy;
    }

    /// The outcome of asking others.
    private enum Answer {
        GIVEN,
        PROMISED,
        NOTHING
    }

    boolean reserve(MemoryPool pool, Reservation requester, long bytes) {
        if (requester.exceedsShare(bytes) && crowded(pool, bytes)) {
            return false;
        }
        MemoryPool exhausted = tryReserve(pool, requester, bytes);
        if (exhausted == null) {
            return true;
        }
        long deadline = System.nanoTime() + LONGEST_WAIT;
        while (exhausted != null) {
            long own = requester.spillableBytes();
            if (bytes > exhausted.limit() || (own > 0 && requester.asked())) {
                return false;
            }
            Answer answer = askOthers(exhausted, requester, own, bytes);
            boolean goOn =
                    switch (answer) {
                        case GIVEN -> true;
                        case PROMISED ->
                                own < WORTH_A_RUN
                                        && !requester.sharedByThreads()
                                        && awaitRelease(pool, requester, bytes, deadline);
                        case NOTHING -> false;
                    };
            exhausted = tryReserve(pool, requester, bytes);
            if (!goOn && exhausted != null) {
                return false;
            }
        }
        return true;
    }

    private boolean crowded(MemoryPool pool, long bytes) {
        lock.lock();
        try {
            return pool.crowdedBy(bytes);
        } finally {
            lock.unlock();
        }
    }

    /// Reserves, or changes nothing and returns the pool that is exhausted.
    private @Nullable MemoryPool tryReserve(MemoryPool pool, Reservation requester, long bytes) {
        lock.lock();
        try {
            MemoryPool exhausted = pool.exhausted(bytes);
            if (exhausted == null) {
                pool.add(bytes);
                requester.add(bytes);
                if (requester.canSpill()) {
                    holders.add(requester);
                }
            }
            return exhausted;
        } finally {
            lock.unlock();
        }
    }

    /// Reserves whether there is enough or not.
    void overdraw(MemoryPool pool, Reservation requester, long bytes) {
        lock.lock();
        try {
            pool.add(bytes);
            requester.add(bytes);
            if (requester.canSpill()) {
                holders.add(requester);
            }
        } finally {
            lock.unlock();
        }
    }

    void release(MemoryPool pool, Reservation holder, long bytes) {
        lock.lock();
        try {
            pool.add(-bytes);
            holder.add(-bytes);
            if (holder.canSpill() && holder.bytes() == 0) {
                holders.remove(holder);
            }
            releases++;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// A holder and what it said that it can give.
    private record Offer(Reservation holder, long bytes) {}

    private Answer askOthers(MemoryPool exhausted, Reservation requester, long own, long wanted) {
        List<Offer> offers = offers(exhausted, requester);
        if (own >= WORTH_A_RUN) {
            offers.removeIf(offer -> offer.bytes() < own);
        }
        for (Offer offer : offers) {
            if (offer.holder().spillsHere() && offer.holder().spill(wanted) > 0) {
                return Answer.GIVEN;
            }
        }
        for (Offer offer : offers) {
            if (!offer.holder().sharedByThreads() && !offer.holder().ofThisThread()) {
                ask(offer.holder());
                return Answer.PROMISED;
            }
        }
        return Answer.NOTHING;
    }

    /// What others under the exhausted pool could give, the largest first.
    private List<Offer> offers(MemoryPool exhausted, Reservation requester) {
        List<Reservation> candidates;
        lock.lock();
        try {
            candidates = new ArrayList<>(holders);
        } finally {
            lock.unlock();
        }
        List<Offer> offers = new ArrayList<>();
        for (Reservation each : candidates) {
            long bytes = each.spillableBytes();
            if (each != requester && bytes > 0 && each.within(exhausted)) {
                offers.add(new Offer(each, bytes));
            }
        }
        offers.sort(Comparator.comparingLong(Offer::bytes).reversed());
        return offers;
    }

    /// Waits until anything is released, unless there is enough already or the requester is asked
    /// to spill; false where the time is over.
    private boolean awaitRelease(
            MemoryPool pool, Reservation requester, long bytes, long deadline) {
        lock.lock();
        try {
            long before = releases;
            while (releases == before && !requester.asked() && pool.exhausted(bytes) != null) {
                if (released.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void ask(Reservation holder) {
        lock.lock();
        try {
            holder.ask();
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean spillsUnasked(Spillable holder) {
        return policy.spillsUnasked(holder.spillableBytes());
    }

    /// The error for a reservation that was refused.
    FeldsparException refusal(MemoryPool pool, Reservation requester, long bytes) {
        lock.lock();
        try {
            MemoryPool exhausted = pool.exhausted(bytes);
            MemoryPool named = exhausted == null ? pool : exhausted;
            return new FeldsparException(
                    ErrorCode.OUT_OF_MEMORY,
                    "%s needs %d more bytes, but %s holds %d of its limit of %d bytes"
                            .formatted(
                                    requester.owner(),
                                    bytes,
                                    named,
                                    named.reservedBytes(),
                                    named.limit()),
                    "Raise the limit or let the query read less.");
        } finally {
            lock.unlock();
        }
    }
}
