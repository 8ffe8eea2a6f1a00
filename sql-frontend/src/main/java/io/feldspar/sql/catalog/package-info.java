/// Which tables and views there are, and what opens files as tables. Knows nothing of Calcite.
///
/// Start with [io.feldspar.sql.catalog.SessionCatalog].
@NullMarked
package io.feldspar.sql.catalog;

import org.jspecify.annotations.NullMarked;
