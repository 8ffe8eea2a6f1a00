/// How a process reaches the leading master of a standalone cluster.
///
/// Start at [io.feldspar.executor.standalone.link.MasterLink].
@NullMarked
package io.feldspar.executor.standalone.link;

import org.jspecify.annotations.NullMarked;
