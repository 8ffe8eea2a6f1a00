/// The driver's state machines. Jobs come in at [io.feldspar.rdd.scheduler.DagScheduler], which
/// cuts them into stages; task sets go to [io.feldspar.rdd.scheduler.TaskScheduler], which picks
/// executors; messages go out through a port. Nothing here starts a thread, reads a clock or
/// rolls random by itself.
@NullMarked
package io.feldspar.rdd.scheduler;

import org.jspecify.annotations.NullMarked;
