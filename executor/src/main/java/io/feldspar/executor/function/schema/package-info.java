/// JSON and CSV texts as nested values of a schema, and back.
///
/// In: texts, a schema, options. Out: structs, arrays and maps, or texts. Start with
/// [io.feldspar.executor.function.schema.FromJson].
@NullMarked
package io.feldspar.executor.function.schema;

import org.jspecify.annotations.NullMarked;
