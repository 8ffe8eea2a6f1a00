/// Apache Iceberg's table format, version 2, on a file system: table metadata, snapshots, manifests
/// and the commit that makes a new version. In: the directory of a table. Out: its columns, the
/// data files of a snapshot, and new versions.
///
/// Data files are neither read nor written here. Start with
/// [io.feldspar.sql.iceberg.TableDirectory].
@NullMarked
package io.feldspar.sql.iceberg;

import org.jspecify.annotations.NullMarked;
