/// The engine of this process behind the JDBC driver.
///
/// In flow SQL and parameters through [io.feldspar.jdbc.spi], out flow the session's batches,
/// read value by value. Start with [io.feldspar.server.engine.EmbeddedEngine].
@NullMarked
package io.feldspar.server.engine;

import org.jspecify.annotations.NullMarked;
