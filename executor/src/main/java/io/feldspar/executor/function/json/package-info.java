/// Functions of texts that are JSON.
///
/// Start reading at [io.feldspar.executor.function.json.JsonText].
@NullMarked
package io.feldspar.executor.function.json;

import org.jspecify.annotations.NullMarked;
