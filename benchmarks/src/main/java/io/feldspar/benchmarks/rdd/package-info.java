/// `./feldspar bench rdd`: programs on the RDD library and the same programs on Spark, each
/// engine in its own process, and the cost of scheduling.
///
/// Start with [io.feldspar.benchmarks.rdd.RddBench].
@NullMarked
package io.feldspar.benchmarks.rdd;

import org.jspecify.annotations.NullMarked;
