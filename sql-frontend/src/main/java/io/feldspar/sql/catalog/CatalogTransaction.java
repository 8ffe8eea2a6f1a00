package io.feldspar.sql.catalog;

import io.feldspar.executor.source.format.ResolvedTable;
import java.nio.file.Path;
import java.util.List;

/// Changes of rows of a catalog's tables that count together, or not at all.
///
/// Each table is read as it was when the transaction first used it, with the transaction's own
/// changes. Thread-safe.
public interface CatalogTransaction {

    /// Opens a table as the transaction sees it.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException as [WritableCatalog#open]
    ResolvedTable open(Relation.IcebergTable table);

    /// Begins to add rows to a table.
    TableWrite insert(Relation.IcebergTable table);

    /// Begins to replace rows of a table.
    TableRewrite rewrite(Relation.IcebergTable table);

    /// Changes whenever a table may have other rows.
    long version();

    /// Whether there is anything to commit.
    boolean changed();

    /// Makes all changes, or none of them; in both cases the transaction is over.
    ///
    /// @return files that nobody who begins now reads
    /// @throws io.feldspar.executor.error.FeldsparException with SERIALIZATION_FAILURE where others
    ///     changed the same rows, TABLE_NOT_FOUND, DISK_FULL or IO_ERROR
    List<Path> commit();

    /// Forgets all changes. Does nothing where the transaction is over.
    ///
    /// @return files that nobody who begins now reads
    List<Path> rollback();
}
