/// The cost of data sets of objects, compared with the same queries over columns. Start at
/// [io.feldspar.benchmarks.objects.ObjectsBenchmark].
@NullMarked
package io.feldspar.benchmarks.objects;

import org.jspecify.annotations.NullMarked;
