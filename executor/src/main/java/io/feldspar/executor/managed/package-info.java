/// Clusters whose processes a resource manager starts, such as Kubernetes or YARN.
///
/// ```text
/// feldspar.master ──► ClusterProvider.find ──► ClusterDriver over a ClusterBackend of the provider
///                                               └─ ExecutorSupply: what runs, what is missing
/// ```
///
/// Each provider is a module of its own, which only those have on the class path who ask for it.
/// Start at [io.feldspar.executor.managed.ClusterProvider].
@NullMarked
package io.feldspar.executor.managed;

import org.jspecify.annotations.NullMarked;
