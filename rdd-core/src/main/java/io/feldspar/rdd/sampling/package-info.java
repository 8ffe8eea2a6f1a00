/// Draws rows at random and counts distinct ones. Knows iterators of rows only.
@NullMarked
package io.feldspar.rdd.sampling;

import org.jspecify.annotations.NullMarked;
