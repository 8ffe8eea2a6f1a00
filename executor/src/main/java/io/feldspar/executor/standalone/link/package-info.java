/// How a process reaches the master of a standalone cluster, whichever of several masters leads.
///
/// Start at [io.feldspar.executor.standalone.link.MasterLink].
@NullMarked
package io.feldspar.executor.standalone.link;

import org.jspecify.annotations.NullMarked;
