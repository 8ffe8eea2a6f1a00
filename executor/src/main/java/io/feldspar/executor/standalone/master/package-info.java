/// The master of a standalone cluster: knows workers and applications, places executors on workers,
/// and tells applications what becomes of theirs. What it must not forget is in a [Journal], from
/// which another master goes on.
///
/// ```text
/// Master (network, lock) ── ToMaster ──► Leader (one thread) ── FromMaster ──► workers,
/// applications                                          │       └── Placement
/// └── Journal ── DurableState
/// ```
///
/// Start at [io.feldspar.executor.standalone.master.Leader].
@NullMarked
package io.feldspar.executor.standalone.master;

import org.jspecify.annotations.NullMarked;
