/// Example programs on the RDD library, each as one would write it: WordCount, PageRank, KMeans,
/// TeraSort, SkewedJoin, RepartitionTwice. They use the public API of rdd-core only; the tests
/// compare each with the same computation in plain Java.
@NullMarked
package io.feldspar.benchmarks.rdd.programs;

import org.jspecify.annotations.NullMarked;
