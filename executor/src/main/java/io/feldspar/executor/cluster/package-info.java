/// What a driver needs from the source of its executors: processes of this machine, a standalone
/// cluster, or a resource manager.
///
/// ```text
/// ClusterBackend ── executors connect ──► ClusterEngine
///      ▲   └─── exited, decommissioning ───► │
///      └──── request, release ──── ClusterDriver
/// ```
///
/// Start at [io.feldspar.executor.cluster.ClusterBackend].
@NullMarked
package io.feldspar.executor.cluster;

import org.jspecify.annotations.NullMarked;
