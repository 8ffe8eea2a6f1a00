/// What both engines of `./feldspar bench rdd` share: the inputs, their sizes and the loop that
/// times a program. Knows neither engine.
///
/// Every input is a function of a seed and a row number, so that any task can make any row and both
/// engines see the same ones. Start reading at [io.feldspar.benchmarks.rdd.workload.Workload].
@NullMarked
package io.feldspar.benchmarks.rdd.workload;

import org.jspecify.annotations.NullMarked;
