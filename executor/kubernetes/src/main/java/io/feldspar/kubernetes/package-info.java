/// Executors in pods of a Kubernetes cluster.
///
/// ```text
/// KubernetesProvider ──► KubernetesBackend ── create, delete ──► API server
///                            ▲                                       │
///                            └── PodEvents (PodExit) ◄──── watch ────┘
/// ```
///
/// `ExecutorPods` says what a pod looks like, `ApplicationObjects` what else an application has in
/// the cluster. Start at [io.feldspar.kubernetes.KubernetesProvider].
@NullMarked
package io.feldspar.kubernetes;

import org.jspecify.annotations.NullMarked;
