/// What the benchmarks of several engines share: an engine's process is started, its lines become
/// [Timings][io.feldspar.benchmarks.harness.Timings], and those of all engines become one table.
///
/// Start reading at [EngineProcess][io.feldspar.benchmarks.harness.EngineProcess].
@NullMarked
package io.feldspar.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
