/// The benchmarks that `./feldspar bench` runs.
@NullMarked
package io.feldspar.benchmarks;

import org.jspecify.annotations.NullMarked;
