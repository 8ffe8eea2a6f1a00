package io.feldspar.simulation;

import java.util.PriorityQueue;

/// Time that passes only from event to event. Events of the same moment run in the order in which
/// they were planned.
final class VirtualTime {

    static final long MILLIS = 1_000_000L;
    static final long SECONDS = 1_000_000_000L;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    /// More events of one millisecond than any cluster of a scenario can have.
    private static final int TOO_MANY_AT_ONCE = 200_000;

    private long now;
    private long planned;
    private int atOnce;

    /// Something that will happen.
    static final class Event implements Comparable<Event> {

        private final long at;
        private final long order;
        private final Runnable action;
        private boolean cancelled;

        private Event(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    long now() {
        return now;
    }

    Event at(long time, Runnable action) {
        Event event = new Event(Math.max(now, time), planned++, action);
        events.add(event);
        return event;
    }

    Event after(long delay, Runnable action) {
        return at(now + delay, action);
    }

    /// Runs the next event that is not later than the end; false if there is none.
    boolean step(long end) {
        Event next = events.peek();
        if (next == null || next.at > end) {
            return false;
        }
        events.remove();
        if (!next.cancelled) {
            atOnce = next.at / MILLIS == now / MILLIS ? atOnce + 1 : 0;
            if (atOnce > TOO_MANY_AT_ONCE) {
                throw new BrokenInvariant(
                        new Violation(
                                Violation.Invariant.JOB_ENDS, "virtual time does not advance"));
            }
            now = next.at;
            next.action.run();
        }
        return true;
    }
}
