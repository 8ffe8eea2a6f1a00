/// The functions that users hand to transformations and actions: those of java.util.function, and
/// serializable.
@NullMarked
package io.feldspar.rdd.function;

import org.jspecify.annotations.NullMarked;
