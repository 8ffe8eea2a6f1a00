/// SQL types and schemas as the engine knows them, and the physical form of their values.
///
/// Start with [io.feldspar.executor.type.Type]. Knows nothing of vectors or of Calcite.
@NullMarked
package io.feldspar.executor.type;

import org.jspecify.annotations.NullMarked;
