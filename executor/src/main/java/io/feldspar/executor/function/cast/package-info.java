/// Conversions between types, one file per target.
@NullMarked
package io.feldspar.executor.function.cast;

import org.jspecify.annotations.NullMarked;
