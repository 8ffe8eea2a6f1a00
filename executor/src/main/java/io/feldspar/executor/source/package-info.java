/// Tables as the engine reads them: the contract, and one package below it per format.
///
/// Start with [io.feldspar.executor.source.Table].
@NullMarked
package io.feldspar.executor.source;

import org.jspecify.annotations.NullMarked;
