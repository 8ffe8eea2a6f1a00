/// The programs of `./feldspar bench rdd` on Spark's Java RDD API: the same algorithms over the same
/// inputs.
@NullMarked
package io.feldspar.benchmarks.spark.rdd;

import org.jspecify.annotations.NullMarked;
