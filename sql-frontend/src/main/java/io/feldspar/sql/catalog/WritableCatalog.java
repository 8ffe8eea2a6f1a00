package io.feldspar.sql.catalog;

import io.feldspar.executor.error.FeldsparException;
import org.jspecify.annotations.Nullable;

/// A catalog whose schemas, tables and views can be created, replaced and dropped. Each change is
/// atomic: of concurrent ones, each sees all or nothing of the others.
public interface WritableCatalog extends Catalog {

    /// What to do where the name stands for something already.
    enum OnExisting {
        FAIL,
        KEEP,
        REPLACE
    }

    /// What [#create] did.
    ///
    /// @param made whether the entry was made; not where there was one to be kept
    /// @param replaced the entry that it takes the place of, or null
    record Created(boolean made, @Nullable CatalogEntry replaced) {}

    /// @return false where there was one already
    boolean createSchema(String schema);

    /// @return false if there is none
    /// @throws FeldsparException with INVALID_STATEMENT where it holds something, or is the default
    boolean dropSchema(String schema);

    /// @throws FeldsparException with SCHEMA_NOT_FOUND or TABLE_ALREADY_EXISTS
    Created create(String schema, String name, Relation relation, OnExisting onExisting);

    /// @return what was dropped, or null where there is nothing of that name
    /// @throws FeldsparException with INVALID_STATEMENT where the name stands for another kind
    @Nullable CatalogEntry drop(String schema, String name, Relation.Kind kind);
}
