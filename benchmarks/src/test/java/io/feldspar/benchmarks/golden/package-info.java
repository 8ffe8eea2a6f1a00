/// Spark's own SQL tests, asked of Feldspar: [GoldenFile] reads the recorded queries with their
/// rows, [GoldenSession] asks them, [GoldenReport] counts what is right, wrong and refused. Start
/// at [GoldenTest].
@NullMarked
package io.feldspar.benchmarks.golden;

import org.jspecify.annotations.NullMarked;
