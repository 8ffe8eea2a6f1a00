/// What the JDBC driver asks of an engine: the one seam between `java.sql` and whoever answers
/// SQL, in this process or over a wire.
///
/// In flow SQL text, parameters and limits; out flow columns and batches of rows that are fetched
/// on demand. Start with [io.feldspar.jdbc.spi.Engine], then
/// [io.feldspar.jdbc.spi.EngineStatement].
@NullMarked
package io.feldspar.jdbc.spi;

import org.jspecify.annotations.NullMarked;
