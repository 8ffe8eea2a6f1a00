package io.feldspar.simulation;

import io.feldspar.rdd.scheduler.SchedulerPolicy;

/// The schedulers under simulation: how they decide, and which clock they read.
///
/// @param wallClock whether silence is measured on a clock that jumps, which would be wrong
/// @param shipping how work and blocks get to executors
record Subject(SchedulerPolicy policy, boolean wallClock, Shipping shipping) {

    /// What runs in production.
    static final Subject STRICT = new Subject(SchedulerPolicy.STRICT, false, Shipping.STRICT);
}
