/// The processes of Spark: the same queries and programs as ours, on Spark.
@NullMarked
package io.feldspar.benchmarks.spark;

import org.jspecify.annotations.NullMarked;
