@NullMarked
package io.feldspar.benchmarks.load;

import org.jspecify.annotations.NullMarked;
