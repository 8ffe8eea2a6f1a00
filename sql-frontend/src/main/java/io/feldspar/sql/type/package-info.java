/// The types of SQL as Calcite has them, and as the executor has them.
@NullMarked
package io.feldspar.sql.type;

import org.jspecify.annotations.NullMarked;
