/// `./feldspar bench rdd`: programs on the RDD library beside the same programs on Spark, each
/// engine in a process of its own, and what scheduling costs.
///
/// Start with [io.feldspar.benchmarks.rdd.RddBench].
@NullMarked
package io.feldspar.benchmarks.rdd;

import org.jspecify.annotations.NullMarked;
