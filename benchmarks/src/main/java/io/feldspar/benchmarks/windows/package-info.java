/// Window functions compared with other engines, over generated rows: `bench windows`.
///
/// Start reading at [WindowsBench][io.feldspar.benchmarks.windows.WindowsBench].
@NullMarked
package io.feldspar.benchmarks.windows;

import org.jspecify.annotations.NullMarked;
