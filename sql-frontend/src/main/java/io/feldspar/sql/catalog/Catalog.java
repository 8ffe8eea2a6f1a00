package io.feldspar.sql.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Schemas by name, with the tables and views in them. What can also be changed is a
/// [WritableCatalog].
///
/// Names are found in any case of letters. Thread-safe; shared by all sessions of an engine.
public interface Catalog {

    /// In lower case.
    String name();

    /// The schemas worth listing; there may be more, such as one per scale factor.
    List<String> schemas();

    boolean hasSchema(String schema);

    /// The tables and views of a schema whose names match, in the order of their names; none where
    /// there is no such schema.
    List<Listing> list(String schema, NamePattern pattern);

    /// The functions of a schema; none where there is no such schema.
    default List<String> functions(String schema) {
        return List.of();
    }

    /// The sequences of a schema; none if it does not exist.
    default List<String> sequences(String schema) {
        return List.of();
    }

    /// What the name stands for, or null.
    @Nullable CatalogEntry entry(String schema, String name);

    /// Changes whenever a name may stand for something else.
    long version();

    /// A table or view in a list.
    record Listing(String name, Relation.Kind kind) {}
}
