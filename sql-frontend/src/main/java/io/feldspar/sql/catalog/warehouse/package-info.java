/// The catalog of a directory: schemas are folders, tables are Iceberg tables, views and tables
/// over files are JSON files. What was created is there for the next process, and for others that
/// work at the same time.
///
/// Start with [io.feldspar.sql.catalog.warehouse.WarehouseCatalog].
@NullMarked
package io.feldspar.sql.catalog.warehouse;

import org.jspecify.annotations.NullMarked;
