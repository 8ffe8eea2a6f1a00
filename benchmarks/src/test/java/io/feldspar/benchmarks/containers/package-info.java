/// Tests whose parts run in containers of their own, with a network between them that can be cut.
/// They are skipped where no Docker daemon answers. Start with
/// [io.feldspar.benchmarks.containers.FeldsparContainer].
@NullMarked
package io.feldspar.benchmarks.containers;

import org.jspecify.annotations.NullMarked;
