/// Applications of a standalone cluster: the driver of one gets its executors from the master.
///
/// Start at [io.feldspar.executor.standalone.client.StandaloneCluster].
@NullMarked
package io.feldspar.executor.standalone.client;

import org.jspecify.annotations.NullMarked;
