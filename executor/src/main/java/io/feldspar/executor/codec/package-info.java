/// Plans in Avro's binary encoding, as tasks get them: expressions, types, table handles, splits.
/// Functions are encoded by name and looked up in the registry of the reader.
///
/// Start with [io.feldspar.executor.codec.PlanCodecs].
@NullMarked
package io.feldspar.executor.codec;

import org.jspecify.annotations.NullMarked;
