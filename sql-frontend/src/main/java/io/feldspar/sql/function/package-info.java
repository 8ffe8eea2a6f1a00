/// The executor's functions as operators of Calcite.
///
/// Start with [io.feldspar.sql.function.RegistryOperators].
@NullMarked
package io.feldspar.sql.function;

import org.jspecify.annotations.NullMarked;
