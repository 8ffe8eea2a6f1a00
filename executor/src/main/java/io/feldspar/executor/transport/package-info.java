/// How the processes of an application talk: control messages, blocks, and results of queries, over
/// Netty. One connection carries all of them; its ends prove that they know the application's
/// secret before either decodes anything.
///
/// ```text
/// driver ── ClusterEngine ─┐                       ┌─ ExecutorProcess ── executor
///           ResultDeliveries ├── Connection ═══════┤  RemoteResults
///           BlockService ──┘     Handshake, Packet └─ BlockService ═══ peers (NetworkBlockClient)
/// ```
///
/// Start at [io.feldspar.executor.transport.Transport].
@NullMarked
package io.feldspar.executor.transport;

import org.jspecify.annotations.NullMarked;
