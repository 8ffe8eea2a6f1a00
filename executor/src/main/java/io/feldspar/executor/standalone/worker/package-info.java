/// The worker of a standalone cluster: a process of each machine that starts executors and tells
/// the master how they end.
///
/// Start at [io.feldspar.executor.standalone.worker.Worker].
@NullMarked
package io.feldspar.executor.standalone.worker;

import org.jspecify.annotations.NullMarked;
