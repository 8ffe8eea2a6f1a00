/// Tables that last, under many small changes and under processes that are killed.
///
/// In: how often. Out: times, or what was found broken. Start reading at `InsertsBench` and
/// `ChaosBench`.
@NullMarked
package io.feldspar.benchmarks.tables;

import org.jspecify.annotations.NullMarked;
