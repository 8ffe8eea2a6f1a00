/// What the JDBC driver requires of an engine: the only interface between `java.sql` and an engine
/// in this process or behind a network connection.
///
/// In flow SQL text, parameters and limits; out flow columns and batches of rows that are fetched
/// on demand. Start with [io.feldspar.jdbc.spi.Engine], then
/// [io.feldspar.jdbc.spi.EngineStatement].
@NullMarked
package io.feldspar.jdbc.spi;

import org.jspecify.annotations.NullMarked;
