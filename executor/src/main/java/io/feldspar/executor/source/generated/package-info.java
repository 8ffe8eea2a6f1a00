/// What the generated benchmark tables share: scale factors as schemas, splits as parts of a
/// generator.
///
/// Start with [io.feldspar.executor.source.generated.GeneratedTable].
@NullMarked
package io.feldspar.executor.source.generated;

import org.jspecify.annotations.NullMarked;
