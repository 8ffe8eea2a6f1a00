/// Plans in Avro's binary encoding, as tasks get them: expressions, types, table handles, splits.
/// Functions travel by name and are found in the registry of whoever reads.
///
/// Start with [io.feldspar.executor.codec.PlanCodecs].
@NullMarked
package io.feldspar.executor.codec;

import org.jspecify.annotations.NullMarked;
