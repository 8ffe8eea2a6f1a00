/// Releases what nobody holds any more.
@NullMarked
package io.feldspar.rdd.release;

import org.jspecify.annotations.NullMarked;
