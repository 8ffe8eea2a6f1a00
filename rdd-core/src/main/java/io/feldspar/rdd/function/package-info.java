/// The functions that users hand to transformations and actions: those of java.util.function, and
/// serializable. Their one method, `call`, may throw checked exceptions; what it throws fails the
/// task as itself.
@NullMarked
package io.feldspar.rdd.function;

import org.jspecify.annotations.NullMarked;
