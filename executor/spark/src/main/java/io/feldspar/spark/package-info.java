/// Feldspar in the slots of a Spark cluster.
///
/// `SparkHost` is the program that `spark-submit` runs. It starts the master of a Feldspar cluster
/// next to Spark's driver, one worker in each of a number of Spark tasks (`WorkerTask`), and
/// then the Feldspar command that it was given, with these workers. Feldspar's processes run on
/// a Java of their own; this package runs in Spark's, so it depends on nothing of Feldspar's.
@NullMarked
package io.feldspar.spark;

import org.jspecify.annotations.NullMarked;
