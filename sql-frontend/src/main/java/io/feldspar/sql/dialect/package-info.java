/// The dialects of SQL that a session can choose. Start at [Dialect].
@NullMarked
package io.feldspar.sql.dialect;

import org.jspecify.annotations.NullMarked;
