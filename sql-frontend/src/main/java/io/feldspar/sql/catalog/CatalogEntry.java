package io.feldspar.sql.catalog;

/// What a name in a schema stands for.
///
/// @param name as it was written when the entry was made
/// @param version differs between any two entries of a catalog
public record CatalogEntry(String name, Relation relation, long version) {}
