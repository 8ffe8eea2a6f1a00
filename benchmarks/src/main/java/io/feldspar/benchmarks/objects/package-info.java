/// What data sets of objects cost, beside the same queries over columns. Start at
/// [io.feldspar.benchmarks.objects.ObjectsBenchmark].
@NullMarked
package io.feldspar.benchmarks.objects;

import org.jspecify.annotations.NullMarked;
