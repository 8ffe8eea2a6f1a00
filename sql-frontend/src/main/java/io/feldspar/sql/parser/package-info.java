/// From SQL text to statements.
///
/// In: text. Out: [io.feldspar.sql.parser.Statement]s, whose queries are still text. Start with
/// [io.feldspar.sql.parser.StatementParser].
@NullMarked
package io.feldspar.sql.parser;

import org.jspecify.annotations.NullMarked;
