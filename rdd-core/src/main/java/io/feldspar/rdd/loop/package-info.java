/// What a state machine may touch of the world: monotonic time, timers, randomness. Production
/// gives it real ones and the simulator virtual ones; start at [io.feldspar.rdd.loop.Time].
@NullMarked
package io.feldspar.rdd.loop;

import org.jspecify.annotations.NullMarked;
