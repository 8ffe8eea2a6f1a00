/// Catalogs, files and views as Calcite's schemas and tables.
///
/// Start with [io.feldspar.sql.table.CatalogTree].
@NullMarked
package io.feldspar.sql.table;

import org.jspecify.annotations.NullMarked;
