package io.feldspar.rdd.loop;

/// Monotonic time and timers. Wall clocks have no part in scheduling.
public interface Time {

    /// Nanoseconds since some fixed moment; never goes back.
    long nanos();

    /// Runs the action on the owner's loop after the delay.
    Timer after(long delayNanos, Runnable action);

    /// A timer that was set.
    interface Timer {

        /// Keeps the action from running, unless it already ran.
        void cancel();
    }
}
