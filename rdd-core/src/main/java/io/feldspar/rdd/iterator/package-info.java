/// Lazy iterators over iterators, which transformations put around the rows of a partition.
@NullMarked
package io.feldspar.rdd.iterator;

import org.jspecify.annotations.NullMarked;
