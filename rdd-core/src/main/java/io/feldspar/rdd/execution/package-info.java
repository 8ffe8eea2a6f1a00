/// What an executor does: keeps its registration with the driver, runs the tasks it is given,
/// reports how they ended. Start at [io.feldspar.rdd.execution.ExecutorControl].
@NullMarked
package io.feldspar.rdd.execution;

import org.jspecify.annotations.NullMarked;
