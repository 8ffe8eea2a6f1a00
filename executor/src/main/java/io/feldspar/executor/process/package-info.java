/// Executors in processes of their own: the program that a process runs to become one, and the
/// cluster of such processes that a driver keeps on its own machine.
///
/// Start at [io.feldspar.executor.process.LocalCluster].
@NullMarked
package io.feldspar.executor.process;

import org.jspecify.annotations.NullMarked;
