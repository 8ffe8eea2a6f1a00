/// Functions of VARIANT values: texts and nested values flow in, parts of other types flow out.
/// Start
/// at [VariantGet].
@NullMarked
package io.feldspar.executor.function.variant;

import org.jspecify.annotations.NullMarked;
